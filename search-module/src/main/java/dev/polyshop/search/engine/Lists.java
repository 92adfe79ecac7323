package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import dev.polyshop.contract.PageRequest;
import java.util.List;
import java.util.Objects;

/**
 * Pages of lists by search. The client reads each hit's source into its record as it parses the answer. Spring Data's
 * template reads it into a map, and the converter the map into the record: so a page took 1.5 to 1.7 times as long as
 * by the bare client.
 */
public final class Lists {

    private final ElasticsearchClient client;
    private final Namespace namespace;

    /** Lists of a namespace. */
    public Lists(ElasticsearchClient client, Namespace namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * The documents of a page and one more, if there is one.
     *
     * @param kind what is listed; the documents have their ids in their sources
     * @param condition which of them
     * @param order in which order
     * @param page how many
     * @param after the sort values that the page begins after; none for the first page
     */
    public <T> List<T> page(
            Kind<T> kind, Query condition, List<SortOptions> order, PageRequest page, List<FieldValue> after) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .index(namespace.alias(kind.name()))
                .preference(Documents.ONE_COPY)
                .query(condition)
                .sort(order)
                .trackTotalHits(total -> total.enabled(false))
                .size(page.size() + 1);
        SearchRequest asked = (after.isEmpty() ? request : request.searchAfter(after)).build();
        return Failures.reading(() -> client.search(asked, kind.type())).hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.source()))
                .toList();
    }
}
