package dev.polyshop.relational.orders;

import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.relational.CopyText;
import java.util.UUID;

/** Orders from elsewhere, and their lines, as rows for COPY. */
public final class OrderCopy {

    /** The columns that an order's row fills. */
    public static final String COLUMNS = "id, idempotency_key, customer_id, status, coupon_code, currency,"
            + " discount_minor, placed_at, holds_stock, version";

    /** The columns that a line's row fills. */
    public static final String LINE_COLUMNS =
            "order_id, line_no, product_id, sku, name, category, unit_price_minor, quantity";

    private OrderCopy() {}

    /** Adds an order that holds no stock, and its lines. */
    public static void add(CopyText rows, CopyText lineRows, Order order) {
        UUID id = order.id().value();
        rows.add(id)
                .add(order.key().value())
                .add(order.customer().map(CustomerId::toString))
                .add(order.status().name())
                .add(order.coupon().map(CouponCode::value))
                .add(order.currency().getCurrencyCode())
                .add(order.discount().minorUnits())
                .add(order.placedAt())
                .add(false)
                .add(1)
                .endRow();
        int number = 0;
        for (OrderLine line : order.lines()) {
            lineRows.add(id)
                    .add(number++)
                    .add(line.product().value())
                    .add(line.sku())
                    .add(line.name())
                    .add(line.category().toString())
                    .add(line.unitPrice().minorUnits())
                    .add(line.quantity())
                    .endRow();
        }
    }
}
