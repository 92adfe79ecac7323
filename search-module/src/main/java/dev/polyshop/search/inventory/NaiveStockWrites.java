package dev.polyshop.search.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Write;
import java.util.function.Function;

/** Read, compute, write back: of two at the same time, the later one overwrites the other. */
public final class NaiveStockWrites implements StockWrites {

    private final Documents documents;

    /** Writes to these documents. */
    public NaiveStockWrites(Documents documents) {
        this.documents = documents;
    }

    @Override
    public StockChange change(ProductId product, Function<StockDocument, Decision> decide) {
        StockOfProduct read = StockOfProduct.read(documents, product);
        if (!read.known()) {
            return new StockChange.UnknownProduct(product);
        }
        return switch (decide.apply(read.stock())) {
            case Decision.TooFew(long available) -> new StockChange.TooFew(product, available);
            case Decision.Write(StockDocument stock) -> {
                documents.write(new Write.Put<>(StockDocument.ref(product), stock));
                yield new StockChange.Done(stock.toLevel());
            }
        };
    }
}
