package dev.polyshop.search.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Keyed;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * An order with its lines, and the record of the step that is being made on it. What the step moves in other documents
 * counts once this document says so: it is the one place where a step is decided.
 *
 * @param id the order's id
 * @param key its idempotency key
 * @param customer whose it is, if anybody's
 * @param status how far it is; none while it is being placed, and such an order is shown to nobody
 * @param lines its lines
 * @param lineCount how many
 * @param coupon the coupon used, if any
 * @param currency the currency of all amounts
 * @param subtotalMinor the sum of the lines
 * @param discountMinor what the coupon took off
 * @param totalMinor what the customer pays
 * @param placedAt when it was placed, in epoch milliseconds
 * @param cart the cart that it came from, if any
 * @param step the step that somebody is making, if any
 * @param settled the attempts whose movements of stock are made for good
 */
@Document(indexName = "#{@namespace.alias('orders')}", createIndex = false)
public record OrderDocument(
        @Id String id,
        String key,
        @Nullable String customer,
        @Nullable String status,
        List<LinePart> lines,
        int lineCount,
        @Nullable String coupon,
        String currency,
        long subtotalMinor,
        long discountMinor,
        long totalMinor,
        long placedAt,
        @Nullable String cart,
        @Nullable Step step,
        List<String> settled)
        implements Keyed {

    /** The index of orders. */
    public static final Kind<OrderDocument> KIND = Kind.of("orders", OrderDocument.class);

    /**
     * One line. It repeats the time of its order, for reports group the nested lines by day.
     *
     * @param product the product's id
     * @param sku its SKU
     * @param item SKU and id in one: the group of a report, sorted by SKU
     * @param name its name then
     * @param category its category then
     * @param topCategory the top of that path
     * @param unitMinor its price then
     * @param quantity pieces
     * @param totalMinor price times pieces
     * @param placedAt when the order was placed
     */
    public record LinePart(
            String product,
            String sku,
            String item,
            String name,
            String category,
            String topCategory,
            long unitMinor,
            int quantity,
            long totalMinor,
            long placedAt) {}

    /**
     * A step under way.
     *
     * @param to the status that it leads to
     * @param attempt who makes it: only the attempt named here can decide the step
     * @param since when it was begun, in epoch milliseconds
     */
    public record Step(String to, String attempt, long since) {

        OrderStatus target() {
            return OrderStatus.valueOf(to);
        }
    }

    /** The document of an order. */
    public static Ref<OrderDocument> ref(OrderId id) {
        return KIND.ref(id);
    }

    /** An order as it is, with no step under way. */
    public static OrderDocument of(Order order) {
        return new OrderDocument(
                order.id().toString(),
                order.key().value(),
                order.customer().map(CustomerId::toString).orElse(null),
                order.status().name(),
                order.lines().stream().map(line -> line(line, order)).toList(),
                order.lines().size(),
                order.coupon().map(CouponCode::value).orElse(null),
                order.currency().getCurrencyCode(),
                order.subtotal().minorUnits(),
                order.discount().minorUnits(),
                order.total().minorUnits(),
                order.placedAt().toEpochMilli(),
                null,
                null,
                List.of());
    }

    /** An order about to be placed. */
    static OrderDocument pending(Order order, Optional<CartId> cart, Attempts.Attempt attempt) {
        OrderDocument placed = of(order)
                .with(
                        null,
                        new Step(
                                OrderStatus.PLACED.name(),
                                attempt.id(),
                                order.placedAt().toEpochMilli()),
                        List.of());
        return placed.cameFrom(cart.map(CartId::toString).orElse(null));
    }

    /** The key that an idempotency key is. */
    static Ref<KeyDocument> orderKey(IdempotencyKey key) {
        return KeyDocument.ref("order", key.value());
    }

    @Override
    public Ref<KeyDocument> uniqueKey() {
        return orderKey(new IdempotencyKey(key));
    }

    /** Whether it has been placed. */
    boolean isPlaced() {
        return status != null;
    }

    /** How far it is; it has to have been placed. */
    OrderStatus orderStatus() {
        if (status == null) {
            throw new IllegalStateException("order " + id + " is not placed");
        }
        return OrderStatus.valueOf(status);
    }

    /** Whether the attempt is the one that makes the step under way. */
    boolean isMadeBy(String attempt) {
        return step != null && step.attempt().equals(attempt);
    }

    /** The same order with a step begun. */
    OrderDocument begun(Step begun) {
        return with(status, begun, settled);
    }

    /** The same order with its step decided. */
    OrderDocument decided(Step made) {
        List<String> more = new ArrayList<>(settled);
        more.add(made.attempt());
        return with(made.to(), null, more);
    }

    /** The same order at another status, nothing else being moved. */
    OrderDocument at(OrderStatus other) {
        return with(other.name(), step, settled);
    }

    /** The same order without the step that was begun. */
    OrderDocument stepTakenBack() {
        return with(status, null, settled);
    }

    /** The same order, nobody's. */
    public OrderDocument anonymous() {
        return new OrderDocument(
                id,
                key,
                null,
                status,
                lines,
                lineCount,
                coupon,
                currency,
                subtotalMinor,
                discountMinor,
                totalMinor,
                placedAt,
                cart,
                step,
                settled);
    }

    /** As the shop tells it; it has to have been placed. */
    Order toOrder() {
        Currency unit = Currency.getInstance(currency);
        return new Order(
                OrderId.parse(id),
                new IdempotencyKey(key),
                Optional.ofNullable(customer).map(CustomerId::parse),
                orderStatus(),
                lines.stream().map(line -> line(line, unit)).toList(),
                Optional.ofNullable(coupon).map(CouponCode::new),
                Money.ofMinor(discountMinor, unit),
                Instant.ofEpochMilli(placedAt));
    }

    private OrderDocument with(@Nullable String newStatus, @Nullable Step newStep, List<String> newSettled) {
        return new OrderDocument(
                id,
                key,
                customer,
                newStatus,
                lines,
                lineCount,
                coupon,
                currency,
                subtotalMinor,
                discountMinor,
                totalMinor,
                placedAt,
                cart,
                newStep,
                newSettled);
    }

    private OrderDocument cameFrom(@Nullable String other) {
        return new OrderDocument(
                id,
                key,
                customer,
                status,
                lines,
                lineCount,
                coupon,
                currency,
                subtotalMinor,
                discountMinor,
                totalMinor,
                placedAt,
                other,
                step,
                settled);
    }

    private static LinePart line(OrderLine line, Order order) {
        return new LinePart(
                line.product().toString(),
                line.sku(),
                item(line.sku(), line.product()),
                line.name(),
                line.category().toString(),
                line.category().top(),
                line.unitPrice().minorUnits(),
                line.quantity(),
                line.total().minorUnits(),
                order.placedAt().toEpochMilli());
    }

    private static OrderLine line(LinePart line, Currency unit) {
        return new OrderLine(
                ProductId.parse(line.product()),
                line.sku(),
                line.name(),
                CategoryPath.parse(line.category()),
                Money.ofMinor(line.unitMinor(), unit),
                line.quantity());
    }

    /** A line break comes before all characters that a SKU may hold: so items sort by SKU in code point order. */
    private static String item(String sku, ProductId product) {
        return sku + "\n" + product;
    }
}
