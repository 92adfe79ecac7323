package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Walks over all documents that a condition finds, in bounded memory: {@code search_after} in shard order over a point
 * in time, where they are more than a page. It gives ids only; whoever changes the documents reads them by id again,
 * with the state to compare.
 */
public final class Scan {

    private static final int PAGE = 1_000;
    private final ElasticsearchClient client;
    private final Documents documents;
    private final Namespace namespace;

    /** Scans a namespace. */
    public Scan(ElasticsearchClient client, Documents documents, Namespace namespace) {
        this.client = client;
        this.documents = documents;
        this.namespace = namespace;
    }

    /** Gives the ids of all documents that meet the condition, those written just before the call included. */
    public void ids(Kind<?> kind, Query condition, Consumer<List<String>> pages) {
        documents.refresh(kind);
        String index = namespace.alias(kind.name());
        List<Hit<Void>> only = Failures.reading(() -> client.search(
                        search -> page(search, condition)
                                .index(index)
                                .preference(Documents.ONE_COPY)
                                .sort(sort -> sort.doc(doc -> doc)),
                        Void.class))
                .hits()
                .hits();
        if (only.size() < PAGE) {
            give(only, pages);
            return;
        }
        try (PointInTime moment = PointInTime.open(client, index)) {
            List<Hit<Void>> hits = List.of();
            do {
                List<FieldValue> after =
                        hits.isEmpty() ? List.of() : hits.getLast().sort();
                hits = moment.search(search -> {
                            page(search, condition)
                                    .sort(sort -> sort.field(
                                            field -> field.field("_shard_doc").order(SortOrder.Asc)));
                            return after.isEmpty() ? search : search.searchAfter(after);
                        })
                        .hits()
                        .hits();
                give(hits, pages);
            } while (hits.size() == PAGE);
        }
    }

    private static void give(List<Hit<Void>> hits, Consumer<List<String>> pages) {
        if (!hits.isEmpty()) {
            pages.accept(hits.stream().map(hit -> String.valueOf(hit.id())).toList());
        }
    }

    private static SearchRequest.Builder page(SearchRequest.Builder search, Query condition) {
        return search.query(condition)
                .source(source -> source.fetch(false))
                .trackTotalHits(total -> total.enabled(false))
                .size(PAGE);
    }
}
