package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Namespace;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.data.elasticsearch.core.convert.ElasticsearchConverter;
import org.springframework.data.elasticsearch.core.document.Document;

/**
 * The index of products, searched by the native client: what is asked here at once (facets, highlights, post filter,
 * point in time) is the search API itself. Hits are mapped by Spring Data's converter as everywhere.
 */
public final class ProductIndex {

    /** How long the pages of one search may be apart. */
    private static final String KEEP_ALIVE = "5m";

    /** The type of a source as it comes: a JSON object. */
    private static final Type SOURCE = Map.class;

    private final ElasticsearchClient client;
    private final ElasticsearchConverter converter;
    private final String alias;

    /** The index in a namespace. */
    public ProductIndex(ElasticsearchClient client, ElasticsearchConverter converter, Namespace namespace) {
        this.client = client;
        this.converter = converter;
        this.alias = namespace.alias(ProductDocument.KIND.name());
    }

    /** Searches the index as it is. */
    SearchResponse<Map<String, Object>> now(Function<SearchRequest.Builder, SearchRequest.Builder> asked) {
        return Failures.reading(() ->
                search(asked.apply(new SearchRequest.Builder().index(alias).preference(Documents.ONE_COPY))));
    }

    /** Searches the index as it was. */
    SearchResponse<Map<String, Object>> at(String pit, Function<SearchRequest.Builder, SearchRequest.Builder> asked) {
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

    Product product(Hit<Map<String, Object>> hit) {
        Document document = Document.from(Objects.requireNonNull(hit.source()));
        document.setId(String.valueOf(hit.id()));
        return converter.read(ProductDocument.class, document).toProduct();
    }

    private SearchResponse<Map<String, Object>> search(SearchRequest.Builder request) throws IOException {
        return client.search(request.build(), SOURCE);
    }
}
