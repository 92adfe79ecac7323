package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Namespace;
import java.io.IOException;
import java.util.function.Function;

/**
 * The index of products, searched by the native client: what is asked here at once (facets, highlights, post filter,
 * point in time) is the search API itself.
 */
public final class ProductIndex {

    /** How long the pages of one search may be apart. */
    private static final String KEEP_ALIVE = "5m";

    private final ElasticsearchClient client;
    private final String alias;

    /** The index in a namespace. */
    public ProductIndex(ElasticsearchClient client, Namespace namespace) {
        this.client = client;
        this.alias = namespace.alias(ProductDocument.KIND.name());
    }

    /** Searches the index as it is. */
    SearchResponse<ProductDocument> now(Function<SearchRequest.Builder, SearchRequest.Builder> asked) {
        return Failures.reading(() ->
                search(asked.apply(new SearchRequest.Builder().index(alias).preference(Documents.ONE_COPY))));
    }

    /** Searches the index as it was. */
    SearchResponse<ProductDocument> at(String pit, Function<SearchRequest.Builder, SearchRequest.Builder> asked) {
        return Failures.reading(() -> {
            try {
                return search(asked.apply(new SearchRequest.Builder()
                        .pit(point -> point.id(pit).keepAlive(alive -> alive.time(KEEP_ALIVE)))));
            } catch (ElasticsearchException e) {
                if (e.status() == 404 || e.status() == 400) {
                    throw new InvalidDataException(
                            "the cursor is not one of this search, or too old: a search can be paged for " + KEEP_ALIVE
                                    + " after its last page",
                            e);
                }
                throw e;
            }
        });
    }

    String openPointInTime() {
        return Failures.reading(() ->
                        client.openPointInTime(open -> open.index(alias).keepAlive(alive -> alive.time(KEEP_ALIVE))))
                .id();
    }

    void closePointInTime(String pit) {
        var unused = Failures.reading(() -> client.closePointInTime(close -> close.id(pit)));
    }

    private SearchResponse<ProductDocument> search(SearchRequest.Builder request) throws IOException {
        return client.search(request.build(), ProductDocument.class);
    }
}
