package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An order to be imported, in the making.
 *
 * @param order as it stands so far
 */
public record OrderDraft(Order order) {

    /** A delivered order of one piece of each product, by a customer who is not in the shop, placed in June 2009. */
    public static OrderDraft of(Product... products) {
        List<OrderLine> lines =
                Arrays.stream(products).map(product -> OrderLine.of(product, 1)).toList();
        return new OrderDraft(new Order(
                OrderId.next(),
                IdempotencyKey.random(),
                Optional.of(CustomerId.next()),
                OrderStatus.DELIVERED,
                lines,
                Optional.empty(),
                Money.zero(products[0].price().currency()),
                Instant.parse("2009-06-01T12:00:00Z")));
    }

    /** With this id. */
    public OrderDraft id(OrderId id) {
        Order o = order;
        return new OrderDraft(
                new Order(id, o.key(), o.customer(), o.status(), o.lines(), o.coupon(), o.discount(), o.placedAt()));
    }

    /** Under this key. */
    public OrderDraft key(IdempotencyKey key) {
        Order o = order;
        return new OrderDraft(
                new Order(o.id(), key, o.customer(), o.status(), o.lines(), o.coupon(), o.discount(), o.placedAt()));
    }

    /** Placed by this customer. */
    public OrderDraft by(CustomerId customer) {
        return with(Optional.of(customer), order.lines(), order.coupon(), order.discount(), order.placedAt());
    }

    /** Placed by nobody known. */
    public OrderDraft byNobody() {
        return new OrderDraft(order.anonymous());
    }

    /** Placed then. */
    public OrderDraft at(Instant placedAt) {
        return with(order.customer(), order.lines(), order.coupon(), order.discount(), placedAt);
    }

    /** This far. */
    public OrderDraft status(OrderStatus status) {
        return new OrderDraft(order.withStatus(status));
    }

    /** So many pieces on every line. */
    public OrderDraft quantity(int quantity) {
        List<OrderLine> lines = order.lines().stream()
                .map(line -> new OrderLine(
                        line.product(), line.sku(), line.name(), line.category(), line.unitPrice(), quantity))
                .toList();
        return with(order.customer(), lines, order.coupon(), order.discount(), order.placedAt());
    }

    /** With this much off. */
    public OrderDraft discount(Money discount) {
        CouponCode code = new CouponCode("IMPORTED");
        return with(order.customer(), order.lines(), Optional.of(code), discount, order.placedAt());
    }

    private OrderDraft with(
            Optional<CustomerId> customer,
            List<OrderLine> lines,
            Optional<CouponCode> coupon,
            Money discount,
            Instant placedAt) {
        return new OrderDraft(
                new Order(order.id(), order.key(), customer, order.status(), lines, coupon, discount, placedAt));
    }
}
