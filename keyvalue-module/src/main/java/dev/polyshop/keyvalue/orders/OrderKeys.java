package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.keyvalue.engine.Keyspace;

/**
 * The keys of orders and coupons.
 *
 * @param keys the shop's keys
 */
public record OrderKeys(Keyspace keys) {

    /** Hash: the order. */
    public String order(OrderId id) {
        return keys.key("order", id);
    }

    /** String: the id of the order under an idempotency key. It makes the key unique, and can be watched alone. */
    public String byKey(IdempotencyKey key) {
        return keys.keyOfTexts("order-by-key", key.value());
    }

    /** Sorted set by bytes: all orders, earliest first. Its size is the number of orders. */
    public String byTime() {
        return keys.key("orders:by-time");
    }

    /** Counter: the lines of all orders. */
    public String lineCount() {
        return keys.key("orders:lines");
    }

    /** Sorted set by bytes: a customer's orders, earliest first; read from its end. */
    public String history(CustomerId customer) {
        return keys.key("orders-of-customer", customer);
    }

    /** Sorted set by bytes: the ids of the orders that hold a product. */
    public String holding(ProductId product) {
        return keys.key("orders-of-product", product);
    }

    /** A key that is never written, for a script that names all its keys and does not need this one. */
    String none(String what) {
        return keys.key("none", what);
    }

    /** Hash: the coupon and how often it was used. */
    public String coupon(CouponCode code) {
        return keys.key("coupon", code);
    }
}
