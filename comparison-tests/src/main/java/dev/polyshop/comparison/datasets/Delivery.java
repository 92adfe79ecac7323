package dev.polyshop.comparison.datasets;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;

/**
 * Pieces that came in.
 *
 * @param product of which product
 * @param quantity 1 to {@value Inventory#MAX_QUANTITY} pieces
 */
public record Delivery(ProductId product, int quantity) {

    /** @throws dev.polyshop.contract.InvalidDataException if the quantity is out of bounds */
    public Delivery {
        Inventory.requireQuantity(quantity);
    }
}
