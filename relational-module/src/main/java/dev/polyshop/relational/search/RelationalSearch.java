package dev.polyshop.relational.search;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.catalog.ProductRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Full-text search. The server keeps each product's {@code tsvector} in step with the product, so that a search sees
 * every acknowledged write.
 */
public final class RelationalSearch implements ProductSearch {

    private static final String SUGGEST = Sql.of(RelationalSearch.class, "suggest");

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final boolean typos;

    /** @param typos whether the server can find similar words */
    public RelationalSearch(Transactions transactions, JdbcClient jdbc, boolean typos) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.typos = typos;
    }

    @Override
    public SearchResult search(SearchQuery query) {
        Optional<SearchPlace> place = query.page().after().map(cursor -> SearchPlace.of(cursor, query));
        return transactions.readAtOneMoment(() -> search(query, place));
    }

    private SearchResult search(SearchQuery query, Optional<SearchPlace> place) {
        SearchText text = SearchText.of(query.text());
        SearchTerms terms = place.map(behind -> SearchTerms.again(jdbc, text, behind.ranked(), behind.meant()))
                .orElseGet(() -> SearchTerms.resolve(jdbc, text, typos));
        HitQuery hits = new HitQuery(query.filter(), terms);
        Map<String, Object> parameters = hits.parameters();
        parameters.put("rows", query.page().size() + 1);
        place.ifPresent(behind -> {
            parameters.put("id", behind.id().value());
            if (query.sort() == SearchSort.RELEVANCE) {
                parameters.put("score", behind.score());
            } else {
                parameters.put("price", behind.price());
            }
        });
        Page page = page(hits, query, place.isPresent());
        boolean more = page.hits().size() > query.page().size();
        List<SearchHit> shown = more ? page.hits().subList(0, query.page().size()) : page.hits();
        return new SearchResult(
                shown,
                page.total(),
                counts(hits, query),
                more ? Optional.of(place(shown.getLast(), terms).cursor(query)) : Optional.empty());
    }

    private record Page(long total, List<SearchHit> hits) {}

    private Page page(HitQuery hits, SearchQuery query, boolean behind) {
        List<SearchHit> found = new ArrayList<>();
        long[] total = new long[1];
        jdbc.sql(hits.page(query.sort(), behind)).params(hits.parameters()).query(row -> {
            total[0] = row.getLong("total");
            if (row.getObject("id") != null) {
                Product product = ProductRows.ROWS.mapRow(row, 0);
                found.add(new SearchHit(
                        product,
                        row.getDouble("score"),
                        Optional.ofNullable(row.getString("highlight"))
                                .map(Highlight::ofMarked)
                                .filter(highlight -> !highlight.matches().isEmpty())));
            }
        });
        return new Page(total[0], found);
    }

    private Map<Facet, List<FacetCount>> counts(HitQuery hits, SearchQuery query) {
        List<Facet> facets = List.copyOf(query.facets());
        if (facets.isEmpty()) {
            return Map.of();
        }
        Map<Facet, List<FacetCount>> counts = new HashMap<>();
        facets.forEach(facet -> counts.put(facet, new ArrayList<>()));
        String sql = hits.counts(facets, SearchResult.MAX_FACET_VALUES);
        jdbc.sql(sql).params(hits.parameters()).query(row -> {
            counts.getOrDefault(facets.get(row.getInt("facet")), new ArrayList<>())
                    .add(new FacetCount(row.getString("value"), row.getLong("hits")));
        });
        return counts;
    }

    private static SearchPlace place(SearchHit hit, SearchTerms terms) {
        return new SearchPlace(
                hit.score(), hit.product().price().minorUnits(), hit.product().id(), terms.ranked(), terms.meant());
    }

    @Override
    public List<String> suggest(String prefix, int limit) {
        ProductSearch.requireSuggestion(prefix, limit);
        String key = Sql.soughtLine(prefix.toLowerCase(Locale.ROOT));
        return transactions.read(() -> jdbc.sql(SUGGEST)
                .param("prefix", key)
                .param("behind", key + new String(Character.toChars(Character.MAX_CODE_POINT)))
                .param("limit", limit)
                .query((row, number) -> row.getString("name"))
                .list());
    }
}
