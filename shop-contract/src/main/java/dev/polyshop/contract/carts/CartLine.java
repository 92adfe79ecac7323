package dev.polyshop.contract.carts;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;

/**
 * One product in a cart.
 *
 * @param product the product
 * @param quantity 1 to {@value Inventory#MAX_QUANTITY} pieces
 */
public record CartLine(ProductId product, int quantity) {

    /** @throws dev.polyshop.contract.InvalidDataException if the quantity is out of bounds */
    public CartLine {
        Inventory.requireQuantity(quantity);
    }
}
