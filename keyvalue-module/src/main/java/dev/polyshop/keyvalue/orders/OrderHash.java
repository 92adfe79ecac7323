package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An order as the fields of a hash: what changes has a field of its own. */
public final class OrderHash {

    /** The field that holds the idempotency key. */
    static final String KEY = "key";
    /** The field that holds how far the order is. */
    public static final String STATUS = "status";
    /** The field that holds whose order it is; missing for nobody's. */
    public static final String CUSTOMER = "customer";
    /** The field that holds the currency of all amounts. */
    public static final String CURRENCY = "currency";
    /** The field that holds what a coupon took off, in minor units. */
    public static final String DISCOUNT = "discount";
    /** The field that holds the lines. */
    public static final String LINES = "lines";
    /** The field that says that the order's pieces are reserved; orders from elsewhere reserve none. */
    static final String RESERVING = "reserving";

    private OrderHash() {}

    static Map<String, String> write(Order order) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(KEY, order.key().value());
        order.customer().ifPresent(customer -> fields.put(CUSTOMER, customer.toString()));
        fields.put(STATUS, order.status().name());
        fields.put(CURRENCY, order.currency().getCurrencyCode());
        fields.put(DISCOUNT, Long.toString(order.discount().minorUnits()));
        order.coupon().ifPresent(coupon -> fields.put("coupon", coupon.value()));
        fields.put("placedAt", Long.toString(order.placedAt().toEpochMilli()));
        fields.put(LINES, OrderLines.write(order.lines()));
        return fields;
    }

    static Optional<Order> read(OrderId id, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Currency currency = Currency.getInstance(text(fields, CURRENCY));
        return Optional.of(new Order(
                id,
                new IdempotencyKey(text(fields, KEY)),
                Optional.ofNullable(fields.get(CUSTOMER)).map(CustomerId::parse),
                OrderStatus.valueOf(text(fields, STATUS)),
                OrderLines.read(text(fields, LINES), currency),
                Optional.ofNullable(fields.get("coupon")).map(CouponCode::new),
                Money.ofMinor(Long.parseLong(text(fields, DISCOUNT)), currency),
                Instant.ofEpochMilli(Long.parseLong(text(fields, "placedAt")))));
    }

    private static String text(Map<String, String> fields, String field) {
        return Objects.requireNonNull(fields.get(field), () -> "an order hash without " + field);
    }
}
