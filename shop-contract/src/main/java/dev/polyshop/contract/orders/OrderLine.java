package dev.polyshop.contract.orders;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;

/**
 * One product of an order, as it was when the order was placed: later changes of the product do not reach it.
 *
 * @param product the product's id, which may be gone by now
 * @param sku its SKU
 * @param name its name then
 * @param category its category then
 * @param unitPrice its price then
 * @param quantity 1 to {@value Inventory#MAX_QUANTITY} pieces
 */
public record OrderLine(
        ProductId product, String sku, String name, CategoryPath category, Money unitPrice, int quantity) {

    /** @throws InvalidDataException if the quantity is out of bounds or the price is negative */
    public OrderLine {
        Inventory.requireQuantity(quantity);
        if (unitPrice.isNegative()) {
            throw new InvalidDataException("unit price " + unitPrice + " is negative");
        }
    }

    /** The product as it is now, so many pieces of it. */
    public static OrderLine of(Product product, int quantity) {
        return new OrderLine(
                product.id(), product.sku(), product.name(), product.category(), product.price(), quantity);
    }

    /** The same product at the same price, so many pieces of it. */
    public OrderLine withQuantity(int pieces) {
        return new OrderLine(product, sku, name, category, unitPrice, pieces);
    }

    /** Unit price times quantity. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
