package dev.polyshop.contract.inventory;

import dev.polyshop.contract.catalog.ProductId;

/** The outcome of a movement of stock. */
public sealed interface StockChange {

    /**
     * It happened.
     *
     * @param level the stock after it
     */
    record Done(StockLevel level) implements StockChange {}

    /**
     * There were fewer pieces than asked for, and nothing was changed.
     *
     * @param product the product
     * @param available how many pieces there were: on hand for a take, reserved for a release or a sale
     */
    record TooFew(ProductId product, long available) implements StockChange {}

    /**
     * There is no such product.
     *
     * @param product the product
     */
    record UnknownProduct(ProductId product) implements StockChange {}
}
