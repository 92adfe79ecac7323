package dev.polyshop.contract.orders;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.customers.CustomerId;
import java.util.List;
import java.util.Optional;

/**
 * The wish to buy.
 *
 * @param id the id the order will have
 * @param key the client's name for this wish
 * @param customer who buys
 * @param lines 1 to {@value Order#MAX_LINES} products, each once
 * @param coupon the coupon to use, if any
 * @param cart the cart that becomes this order and is gone once the order is placed, if any
 */
public record PlaceOrder(
        OrderId id,
        IdempotencyKey key,
        CustomerId customer,
        List<CartLine> lines,
        Optional<CouponCode> coupon,
        Optional<CartId> cart) {

    /** @throws InvalidDataException if there are no or too many lines, or a product stands twice */
    public PlaceOrder {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > Order.MAX_LINES) {
            throw new InvalidDataException("an order has 1 to " + Order.MAX_LINES + " lines, not " + lines.size());
        }
        if (lines.stream().map(CartLine::product).distinct().count() < lines.size()) {
            throw new InvalidDataException("an order names each product once");
        }
    }

    /** A new wish under a new key. */
    public static PlaceOrder of(CustomerId customer, List<CartLine> lines) {
        return new PlaceOrder(
                OrderId.next(), IdempotencyKey.random(), customer, lines, Optional.empty(), Optional.empty());
    }

    /** The same wish under another key. */
    public PlaceOrder withKey(IdempotencyKey other) {
        return new PlaceOrder(id, other, customer, lines, coupon, cart);
    }

    /** The same wish with a coupon. */
    public PlaceOrder withCoupon(CouponCode code) {
        return new PlaceOrder(id, key, customer, lines, Optional.of(code), cart);
    }

    /** The same wish, out of a cart. */
    public PlaceOrder fromCart(CartId id) {
        return new PlaceOrder(this.id, key, customer, lines, coupon, Optional.of(id));
    }
}
