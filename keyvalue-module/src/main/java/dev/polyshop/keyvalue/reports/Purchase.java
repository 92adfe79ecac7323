package dev.polyshop.keyvalue.reports;

import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.keyvalue.orders.OrderHash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that counts, and who paid how much less for it.
 *
 * @param order the order
 * @param customer whose it is; empty for nobody's
 * @param discount what a coupon took off, in minor units
 */
record Purchase(SoldOrder order, Optional<CustomerId> customer, long discount) {

    /** The fields to read: those of the order, then these. */
    static final String[] FIELDS = {
        OrderHash.STATUS, OrderHash.CURRENCY, OrderHash.LINES, OrderHash.CUSTOMER, OrderHash.DISCOUNT
    };

    /** The purchase from those fields; empty if it was cancelled. */
    static Optional<Purchase> read(Instant placedAt, List<@Nullable String> fields) {
        String discount = fields.get(4);
        if (discount == null) {
            return Optional.empty();
        }
        return SoldOrder.read(placedAt, fields)
                .map(order -> new Purchase(
                        order, Optional.ofNullable(fields.get(3)).map(CustomerId::parse), Long.parseLong(discount)));
    }

    /** What was paid, in minor units. */
    long paid() {
        return order.subtotal() - discount;
    }
}
