package dev.polyshop.contract.orders;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.customers.CustomerId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An order.
 *
 * @param id its id
 * @param key the client's name for it, unique in the shop
 * @param customer whose it is; empty for a guest's and for an erased customer's
 * @param status how far it is
 * @param lines 1 to {@value #MAX_LINES} lines, each product once, all in one currency, in the customer's order
 * @param coupon the coupon used, if any
 * @param discount what the coupon took off; zero without one, and never more than the subtotal
 * @param placedAt when it was placed, to the millisecond
 */
public record Order(
        OrderId id,
        IdempotencyKey key,
        Optional<CustomerId> customer,
        OrderStatus status,
        List<OrderLine> lines,
        Optional<CouponCode> coupon,
        Money discount,
        Instant placedAt) {

    /** The most lines of an order. */
    public static final int MAX_LINES = 2_000;

    /** @throws InvalidDataException if a field is out of bounds */
    public Order {
        lines = List.copyOf(lines);
        placedAt = placedAt.truncatedTo(ChronoUnit.MILLIS);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new InvalidDataException("an order has 1 to " + MAX_LINES + " lines, not " + lines.size());
        }
        Set<Object> seen = new HashSet<>();
        for (OrderLine line : lines) {
            if (!seen.add(line.product())) {
                throw new InvalidDataException("an order names product " + line.product() + " twice");
            }
        }
        if (discount.isNegative() || discount.compareTo(sum(lines)) > 0) {
            throw new InvalidDataException("a discount of " + discount + " is below zero or above the subtotal");
        }
    }

    /** What a placed order looks like: the discount follows from the coupon. */
    public static Order placed(PlaceOrder request, List<OrderLine> lines, Optional<Coupon> coupon, Instant placedAt) {
        Money subtotal = sum(lines);
        return new Order(
                request.id(),
                request.key(),
                Optional.of(request.customer()),
                OrderStatus.PLACED,
                lines,
                coupon.map(Coupon::code),
                coupon.map(c -> subtotal.percent(c.percent())).orElse(Money.zero(subtotal.currency())),
                placedAt);
    }

    /** The currency of all its amounts. */
    public Currency currency() {
        return discount.currency();
    }

    /** The sum of the lines. */
    public Money subtotal() {
        return sum(lines);
    }

    /** What the customer pays: the subtotal less the discount. */
    public Money total() {
        return subtotal().minus(discount);
    }

    /** The same order in another status. */
    public Order withStatus(OrderStatus other) {
        return new Order(id, key, customer, other, lines, coupon, discount, placedAt);
    }

    /** The same order, nobody's. */
    public Order anonymous() {
        return new Order(id, key, Optional.empty(), status, lines, coupon, discount, placedAt);
    }

    private static Money sum(List<OrderLine> lines) {
        return lines.stream()
                .map(OrderLine::total)
                .reduce(Money.zero(lines.getFirst().unitPrice().currency()), Money::plus);
    }
}
