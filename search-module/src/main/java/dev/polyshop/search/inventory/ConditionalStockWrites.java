package dev.polyshop.search.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import java.util.function.Function;

/**
 * Compare and set: the write carries the {@code if_seq_no} and {@code if_primary_term} of the read, and where another
 * write came first it is refused, and all is read and decided anew.
 */
public final class ConditionalStockWrites implements StockWrites {

    private final Documents documents;

    /** Writes to these documents. */
    public ConditionalStockWrites(Documents documents) {
        this.documents = documents;
    }

    @Override
    public StockChange change(ProductId product, Function<StockDocument, Decision> decide) {
        Backoff backoff = new Backoff("the stock of product " + product);
        while (true) {
            StockOfProduct read = StockOfProduct.read(documents, product);
            if (!read.known()) {
                return new StockChange.UnknownProduct(product);
            }
            switch (decide.apply(read.stock())) {
                case Decision.TooFew(long available) -> {
                    return new StockChange.TooFew(product, available);
                }
                case Decision.Write(StockDocument stock) -> {
                    if (documents.write(read.replacedBy(stock)).done()) {
                        return new StockChange.Done(stock.toLevel());
                    }
                    backoff.pause();
                }
            }
        }
    }
}
