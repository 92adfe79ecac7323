package dev.polyshop.keyvalue.reports;

import dev.polyshop.keyvalue.orders.OrderHash;
import dev.polyshop.keyvalue.orders.OrderLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that counts, as far as most figures need it: every field read costs, a million times.
 *
 * @param placedAt when it was placed
 * @param currency the code of its currency
 * @param lines its lines
 */
record SoldOrder(Instant placedAt, String currency, List<OrderLines.Sold> lines) {

    /** The fields to read. */
    static final String[] FIELDS = {OrderHash.STATUS, OrderHash.CURRENCY, OrderHash.LINES};

    /** The order from those fields; empty if it was cancelled. */
    static Optional<SoldOrder> read(Instant placedAt, List<@Nullable String> fields) {
        String status = fields.get(0);
        String currency = fields.get(1);
        String lines = fields.get(2);
        if (status == null || currency == null || lines == null || status.equals("CANCELLED")) {
            return Optional.empty();
        }
        return Optional.of(new SoldOrder(placedAt, currency, OrderLines.figures(lines)));
    }

    /** The sum of its lines, in minor units. */
    long subtotal() {
        return lines.stream().mapToLong(OrderLines.Sold::minorUnits).reduce(0, Math::addExact);
    }
}
