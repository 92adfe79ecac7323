package dev.polyshop.relational.search;

import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.relational.catalog.ProductConditions;
import dev.polyshop.relational.catalog.ProductRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The SQL over all hits of a search, and its parameters. What callers give travels as parameters only. */
final class HitQuery {

    /**
     * What a match counts for by where it is: (none), description C, brand and tags B, name A. ts_rank lets further
     * matches of a word add at most 0.645 times its best one, so that with C below 1 / 1.645 no number of them in a
     * description outweighs one in a name.
     */
    private static final String WEIGHTS = "cast('{0, 0.6, 0.8, 1}' as real[])";

    /** A long text has many words by chance; a mild share of that is taken off. */
    private static final String LENGTH = "(8 + ln(length(p.search)))";

    private static final String MARKS = "StartSel=" + Highlight.START + ", StopSel=" + Highlight.STOP;

    private final String conditions;
    private final String score;
    private final boolean words;
    private final Map<String, Object> parameters = new HashMap<>();

    HitQuery(CatalogFilter filter, SearchTerms terms) {
        ProductConditions filtered = ProductConditions.of(filter);
        parameters.putAll(filtered.parameters());
        words = terms.match().isPresent();
        terms.match().ifPresent(match -> parameters.put("match", match));
        conditions = filtered.sql() + (words ? "\nand p.search @@ cast(:match as tsquery)" : "");
        score = score(terms.ranked());
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** One page, and the number of all hits in every row; a single row without a product if the page is empty. */
    String page(SearchSort sort, boolean behind) {
        return """
                with hit as materialized (
                    select p.id, p.price_minor, %s as score
                    from product p
                    where %s
                ),
                page as (
                    select * from hit
                    where %s
                    order by %s
                    limit :rows
                )
                select totals.total, page.score, %s,
                    %s as highlight
                from (select count(*) as total from hit) totals
                left join (page join product p on p.id = page.id join category c on c.id = p.category_id) on true
                order by %s""".formatted(
                        score,
                        conditions,
                        behind ? behind(sort) : "true",
                        order(sort, ""),
                        ProductRows.COLUMNS,
                        highlight(),
                        order(sort, "page."));
    }

    /** For each facet, by its place in the list, the values that hits have most. */
    String counts(List<Facet> facets, int most) {
        parameters.put("most", most);
        List<String> counts = new ArrayList<>();
        for (int i = 0; i < facets.size(); i++) {
            counts.add("""
                    (select %d as facet, value, count(*) as hits
                    from (%s) valued
                    group by value
                    order by hits desc, value
                    limit :most)""".formatted(i, values(facets.get(i), "facet" + i)));
        }
        return """
                with hit as materialized (
                    select p.brand, p.category_id, p.tags, p.attributes
                    from product p
                    where %s
                )
                select * from (
                %s
                ) counted
                order by facet, hits desc, value""".formatted(conditions, String.join("\nunion all\n", counts));
    }

    private String values(Facet facet, String name) {
        return switch (facet) {
            case Facet.Brand brand -> "select brand collate \"C\" as value from hit where brand <> ''";
            case Facet.Category category -> "select c.path as value from hit join category c on c.id = hit.category_id";
            case Facet.Tag tag -> "select unnest(tags) collate \"C\" as value from hit";
            case Facet.Attribute(String key) -> {
                parameters.put(name, key);
                yield "select attributes ->> :%1$s collate \"C\" as value from hit where attributes ?? :%1$s"
                        .formatted(name);
            }
        };
    }

    private String score(List<SearchTerm> ranked) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            parts.add("cast(:weight%1$d as float8) * ts_rank(%2$s, p.search, cast(:term%1$d as tsquery))"
                    .formatted(i, WEIGHTS));
            parameters.put("weight" + i, ranked.get(i).weight());
            parameters.put("term" + i, ranked.get(i).query());
        }
        return parts.isEmpty() ? "cast(0 as float8)" : "(" + String.join("\n+ ", parts) + ") / " + LENGTH;
    }

    /** From the name if a word is in it, else from the description if one is in that. */
    private String highlight() {
        if (!words) {
            return "cast(null as text)";
        }
        return """
                case
                    when ts_filter(p.search, '{a}') @@ cast(:match as tsquery)
                        then ts_headline('english', p.name, cast(:match as tsquery), 'HighlightAll=true, %1$s')
                    when ts_filter(p.search, '{c}') @@ cast(:match as tsquery)
                        then ts_headline('english', p.description, cast(:match as tsquery), '%1$s')
                end""".formatted(MARKS);
    }

    private static String order(SearchSort sort, String of) {
        return switch (sort) {
            case RELEVANCE -> of + "score desc, " + of + "id";
            case CHEAPEST_FIRST -> of + "price_minor, " + of + "id";
            case DEAREST_FIRST -> of + "price_minor desc, " + of + "id";
        };
    }

    private static String behind(SearchSort sort) {
        return switch (sort) {
            case RELEVANCE -> "score <= :score and (score < :score or id > :id)";
            case CHEAPEST_FIRST -> "(price_minor, id) > (:price, :id)";
            case DEAREST_FIRST -> "price_minor <= :price and (price_minor < :price or id > :id)";
        };
    }
}
