package dev.polyshop.keyvalue.reports;

import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.keyvalue.orders.OrderHash;
import dev.polyshop.keyvalue.orders.OrderLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that counts, as far as figures need it.
 *
 * @param placedAt when it was placed
 * @param currency the code of its currency
 * @param customer whose it is; empty for nobody's
 * @param discount what a coupon took off, in minor units
 * @param lines its lines
 */
record SoldOrder(
        Instant placedAt, String currency, Optional<CustomerId> customer, long discount, List<OrderLines.Sold> lines) {

    /** The fields to read. */
    static final String[] FIELDS = {
        OrderHash.STATUS, OrderHash.CURRENCY, OrderHash.CUSTOMER, OrderHash.DISCOUNT, OrderHash.LINES
    };

    /** The order from those fields; empty if it was cancelled. */
    static Optional<SoldOrder> read(Instant placedAt, List<@Nullable String> fields) {
        String status = fields.get(0);
        String currency = fields.get(1);
        String discount = fields.get(3);
        String lines = fields.get(4);
        if (status == null || currency == null || discount == null || lines == null || status.equals("CANCELLED")) {
            return Optional.empty();
        }
        return Optional.of(new SoldOrder(
                placedAt,
                currency,
                Optional.ofNullable(fields.get(2)).map(CustomerId::parse),
                Long.parseLong(discount),
                OrderLines.figures(lines)));
    }

    /** The sum of its lines, in minor units. */
    long subtotal() {
        return lines.stream().mapToLong(OrderLines.Sold::minorUnits).reduce(0, Math::addExact);
    }
}
