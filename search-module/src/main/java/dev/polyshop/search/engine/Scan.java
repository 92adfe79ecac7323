package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Walks over all documents that a condition finds, in bounded memory: {@code search_after} in shard order over a point
 * in time. It gives ids only; whoever changes the documents reads them by id again, with the state to compare.
 */
public final class Scan {

    private static final int PAGE = 1_000;
    private static final String KEEP_ALIVE = "2m";

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
        String pit = Failures.reading(() -> client.openPointInTime(
                        open -> open.index(namespace.alias(kind.name())).keepAlive(alive -> alive.time(KEEP_ALIVE))))
                .id();
        try {
            List<FieldValue> after = List.of();
            do {
                List<Hit<Void>> hits = page(pit, condition, after).hits().hits();
                if (!hits.isEmpty()) {
                    pages.accept(
                            hits.stream().map(hit -> String.valueOf(hit.id())).toList());
                    after = hits.getLast().sort();
                }
                if (hits.size() < PAGE) {
                    return;
                }
            } while (true);
        } finally {
            var unused = Failures.reading(() -> client.closePointInTime(close -> close.id(pit)));
        }
    }

    private SearchResponse<Void> page(String pit, Query condition, List<FieldValue> after) {
        return Failures.reading(() -> client.search(
                search -> {
                    search.pit(point -> point.id(pit).keepAlive(alive -> alive.time(KEEP_ALIVE)))
                            .query(condition)
                            .source(source -> source.fetch(false))
                            .sort(sort -> sort.field(
                                    field -> field.field("_shard_doc").order(SortOrder.Asc)))
                            .trackTotalHits(total -> total.enabled(false))
                            .size(PAGE);
                    return after.isEmpty() ? search : search.searchAfter(after);
                },
                Void.class));
    }
}
