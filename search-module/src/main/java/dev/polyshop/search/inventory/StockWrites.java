package dev.polyshop.search.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import java.util.function.Function;

/** How a stock document is changed: what the modes differ in. */
public sealed interface StockWrites permits NaiveStockWrites, ConditionalStockWrites {

    /** What a change makes of a stock: another one, or nothing because there are too few pieces. */
    sealed interface Decision {

        /**
         * The stock afterwards.
         *
         * @param stock the document to write
         */
        record Write(StockDocument stock) implements Decision {}

        /**
         * Too few pieces.
         *
         * @param available how many there are
         */
        record TooFew(long available) implements Decision {}
    }

    /** Reads a product's stock, decides and writes. */
    StockChange change(ProductId product, Function<StockDocument, Decision> decide);
}
