package dev.polyshop.contract.inventory;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;

/**
 * The pieces of one product.
 *
 * @param product the product
 * @param onHand pieces that can be taken
 * @param reserved pieces taken by orders that are not shipped yet
 * @param sold pieces shipped
 */
public record StockLevel(ProductId product, long onHand, long reserved, long sold) {

    /** @throws InvalidDataException if a figure is negative */
    public StockLevel {
        if (onHand < 0 || reserved < 0 || sold < 0) {
            throw new InvalidDataException("stock of " + product + " is below zero: on hand " + onHand + ", reserved "
                    + reserved + ", sold " + sold);
        }
    }

    /** All pieces that ever came in: constant but for what is received. */
    public long total() {
        return onHand + reserved + sold;
    }
}
