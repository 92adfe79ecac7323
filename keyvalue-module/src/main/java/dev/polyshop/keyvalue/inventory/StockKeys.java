package dev.polyshop.keyvalue.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.keyvalue.engine.Keyspace;

/**
 * The keys of stock.
 *
 * @param keys the shop's keys
 */
public record StockKeys(Keyspace keys) {

    /** Hash: pieces on hand, reserved and sold. It is there as long as the product is. */
    public String stock(ProductId product) {
        return keys.key("stock", product);
    }
}
