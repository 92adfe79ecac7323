package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.function.UnaryOperator;

/** An index as it was at one moment, for answers of several pages. */
final class PointInTime implements AutoCloseable {

    private static final String KEEP_ALIVE = "2m";

    private final ElasticsearchClient client;
    private String id;

    private PointInTime(ElasticsearchClient client, String id) {
        this.client = client;
        this.id = id;
    }

    static PointInTime open(ElasticsearchClient client, String index) {
        String id = Failures.reading(() ->
                        client.openPointInTime(open -> open.index(index).keepAlive(alive -> alive.time(KEEP_ALIVE))))
                .id();
        return new PointInTime(client, id);
    }

    /** A page of hits or figures without sources. */
    SearchResponse<Void> search(UnaryOperator<SearchRequest.Builder> asked) {
        SearchRequest request = asked.apply(new SearchRequest.Builder()
                        .pit(point -> point.id(id).keepAlive(alive -> alive.time(KEEP_ALIVE))))
                .build();
        SearchResponse<Void> answer = Failures.reading(() -> client.search(request, Void.class));
        id = answer.pitId() == null ? id : answer.pitId();
        return answer;
    }

    /** As well as it goes: what stays open is closed by the server when its time is over. */
    @Override
    public void close() {
        try {
            var unused = Failures.reading(() -> client.closePointInTime(close -> close.id(id)));
        } catch (StoreUnavailableException e) {
            // The caller has what was asked for, or a failure that tells more.
        }
    }
}
