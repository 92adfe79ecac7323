package dev.polyshop.keyvalue.carts;

import dev.polyshop.contract.carts.CartId;
import dev.polyshop.keyvalue.engine.Keyspace;

/**
 * The keys of carts.
 *
 * @param keys the shop's keys
 */
public record CartKeys(Keyspace keys) {

    /** Hash: product id → quantity, with two fields for the cart itself. Redis removes it when its time has passed. */
    public String cart(CartId id) {
        return keys.key("cart", id);
    }
}
