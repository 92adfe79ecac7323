package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.search.catalog.ProductConditions;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Aggregator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Full-text search: the query, its page, its facets and its highlights in one request. */
public final class SearchProductSearch implements ProductSearch {

    private final ProductIndex index;
    private final Aggregator aggregator;

    /** The search of a store. */
    public SearchProductSearch(ProductIndex index, Aggregator aggregator) {
        this.index = index;
        this.aggregator = aggregator;
    }

    @Override
    public SearchResult search(SearchQuery query) {
        SearchText text = SearchText.parse(query.text());
        Map<String, Facet> names = new LinkedHashMap<>();
        query.facets().forEach(facet -> names.put("facet" + names.size(), facet));
        Function<SearchRequest.Builder, SearchRequest.Builder> asked = request -> ask(request, query, text, names);
        Optional<Cursor> after = query.page().after();
        if (after.isEmpty()) {
            SearchResponse<ProductDocument> answer = index.now(asked);
            List<Hit<ProductDocument>> page = firstOf(answer, query);
            List<String> shown =
                    page.stream().map(hit -> String.valueOf(hit.id())).toList();
            return result(query, names, answer, page, SearchCursor.afterFirstPage(query, shown));
        }
        SearchCursor cursor = SearchCursor.parse(after.get(), query);
        String pit = cursor.pointInTime().isEmpty() ? index.openPointInTime() : cursor.pointInTime();
        SearchResponse<ProductDocument> answer = index.at(pit, request -> {
            asked.apply(request).postFilter(except(cursor.shown()));
            return cursor.after().isEmpty() ? request : request.searchAfter(cursor.after());
        });
        List<Hit<ProductDocument>> page = firstOf(answer, query);
        List<FieldValue> last = page.isEmpty() ? cursor.after() : page.getLast().sort();
        String current = answer.pitId() == null ? pit : answer.pitId();
        SearchResult result = result(query, names, answer, page, cursor.next(current, last));
        if (result.next().isEmpty()) {
            index.closePointInTime(current);
        }
        return result;
    }

    @Override
    public List<String> suggest(String prefix, int limit) {
        ProductSearch.requireSuggestion(prefix, limit);
        Query begins = Query.of(
                query -> query.prefix(beginning -> beginning.field("nameKey").value(prefix.toLowerCase(Locale.ROOT))));
        List<String> names = new ArrayList<>();
        aggregator.first(
                new Aggregator.Groups(
                        ProductDocument.KIND,
                        begins,
                        Optional.empty(),
                        List.of(Aggregator.by("key", "nameKey"), Aggregator.by("name", "name.exact")),
                        Map.of()),
                limit,
                bucket -> names.add(Aggregator.key(bucket, "name").stringValue()));
        return names;
    }

    /** The first page is one too many long, to tell whether there is a next one. */
    private static SearchRequest.Builder ask(
            SearchRequest.Builder request, SearchQuery query, SearchText text, Map<String, Facet> names) {
        Query filter = ProductConditions.of(query.filter());
        request.query(
                        text.isEmpty()
                                ? filter
                                : Query.of(all -> all.bool(
                                        bool -> bool.must(Relevance.of(text)).filter(filter))))
                .sort(order(query.sort()))
                .trackScores(true)
                // Counted beside the query: hits.total would miss what the post filter leaves out.
                .aggregations("total", Aggregation.of(count -> count.valueCount(ids -> ids.field("id"))))
                .trackTotalHits(total -> total.enabled(false))
                .size(query.page().size() + 1);
        names.forEach((name, facet) -> request.aggregations(name, Facets.counting(facet)));
        return text.isEmpty() ? request : request.highlight(Highlights.asked(text));
    }

    private static List<SortOptions> order(SearchSort sort) {
        SortOptions byId = by("id", SortOrder.Asc);
        return switch (sort) {
            case RELEVANCE -> List.of(SortOptions.of(best -> best.score(score -> score.order(SortOrder.Desc))), byId);
            case CHEAPEST_FIRST -> List.of(by("priceMinor", SortOrder.Asc), byId);
            case DEAREST_FIRST -> List.of(by("priceMinor", SortOrder.Desc), byId);
        };
    }

    private static SortOptions by(String name, SortOrder order) {
        return SortOptions.of(sort -> sort.field(field -> field.field(name).order(order)));
    }

    /** As a post filter: those left out still count in facets and total. */
    private static Query except(List<String> shown) {
        return Query.of(query -> query.bool(bool -> bool.mustNot(not -> not.ids(ids -> ids.values(shown)))));
    }

    private static <T> List<Hit<T>> firstOf(SearchResponse<T> answer, SearchQuery query) {
        List<Hit<T>> hits = answer.hits().hits();
        return hits.subList(0, Math.min(hits.size(), query.page().size()));
    }

    private static SearchResult result(
            SearchQuery query,
            Map<String, Facet> names,
            SearchResponse<ProductDocument> answer,
            List<Hit<ProductDocument>> page,
            SearchCursor next) {
        Map<String, Aggregate> figures = answer.aggregations();
        boolean more = answer.hits().hits().size() > page.size();
        return new SearchResult(
                page.stream().map(SearchProductSearch::hit).toList(),
                Aggregator.count(figures, "total"),
                Facets.read(names, figures),
                more ? Optional.of(next.toCursor()) : Optional.empty());
    }

    private static SearchHit hit(Hit<ProductDocument> hit) {
        Optional<Highlight> highlight = Highlights.of(hit.highlight());
        double score = hit.score() == null ? 0 : hit.score();
        return new SearchHit(Objects.requireNonNull(hit.source()).toProduct(), score, highlight);
    }
}
