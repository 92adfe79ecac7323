package dev.polyshop.search.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A product's stock as read, and whether the product is there: a stock document may outlive it for a moment, and may
 * not be there yet.
 *
 * @param product the product
 * @param known whether the product is in the catalogue
 * @param stored its stock document, if there is one
 */
public record StockOfProduct(ProductId product, boolean known, Optional<Stored<StockDocument>> stored) {

    /** Reads it. */
    static StockOfProduct read(Documents documents, ProductId product) {
        return in(documents.getAll(refs(List.of(product))), product);
    }

    /** What has to be read for these products. */
    public static List<Ref<?>> refs(Collection<ProductId> products) {
        return products.stream()
                .<Ref<?>>flatMap(product -> Stream.of(presence(product), StockDocument.ref(product)))
                .toList();
    }

    /** As it stands in a snapshot of {@link #refs}. */
    public static StockOfProduct in(Snapshot snapshot, ProductId product) {
        return new StockOfProduct(product, snapshot.has(presence(product)), snapshot.get(StockDocument.ref(product)));
    }

    /** As it stands in a snapshot, of a product that is known to be there. */
    public static StockOfProduct known(Snapshot snapshot, ProductId product) {
        return new StockOfProduct(product, true, snapshot.get(StockDocument.ref(product)));
    }

    /** The stock; no pieces if there is no document yet. */
    public StockDocument stock() {
        return stored.map(Stored::content).orElseGet(() -> StockDocument.empty(product));
    }

    /** Writes another stock, if nobody has written since. */
    public Write<StockDocument> replacedBy(StockDocument other) {
        return stored.map(read -> read.replacedBy(other))
                .orElseGet(() -> new Write.Create<>(StockDocument.ref(product), other));
    }

    private static Ref<?> presence(ProductId product) {
        return ProductDocument.KIND.presence().ref(product);
    }
}
