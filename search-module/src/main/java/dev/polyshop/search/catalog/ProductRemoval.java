package dev.polyshop.search.catalog;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.reviews.ReviewDocument;
import java.util.Optional;

/**
 * Removes a product with all that hangs on it. The product's own document goes first, and with it, for every reader,
 * its stock and reviews: they are only shown for a product that is there. Its SKU is free again last; if the client
 * dies in between, it is by {@link dev.polyshop.search.engine.UniqueKeys} a little later.
 */
public final class ProductRemoval {

    private final Documents documents;
    private final UniqueKeys keys;
    private final Scan scan;

    /** Removes from these documents. */
    public ProductRemoval(Documents documents, UniqueKeys keys, Scan scan) {
        this.documents = documents;
        this.keys = keys;
        this.scan = scan;
    }

    /** Removes it; whether it was there. */
    public boolean remove(ProductId id) {
        Backoff backoff = new Backoff("product " + id);
        while (true) {
            Optional<Stored<ProductDocument>> product = documents.get(ProductDocument.ref(id));
            if (product.isEmpty()) {
                return false;
            }
            if (documents.show(product.get().removed()).done()) {
                Failures.afterWriting(() -> removeRest(product.get()));
                return true;
            }
            backoff.pause();
        }
    }

    /** Removes what hung on a product that is gone. */
    public void removeRest(Stored<ProductDocument> gone) {
        String id = gone.ref().id();
        documents.write(new Write.Delete<>(StockDocument.KIND.ref(id)));
        Query reviews =
                Query.of(query -> query.term(term -> term.field("product").value(id)));
        scan.ids(
                ReviewDocument.KIND,
                reviews,
                ids -> documents.writeAll(ids.stream()
                        .map(review -> new Write.Delete<>(ReviewDocument.KIND.ref(review)))
                        .toList()));
        keys.held(gone).ifPresent(keys::release);
    }
}
