package dev.polyshop.document.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;

/**
 * What an order looks like in the collection {@value #COLLECTION}: its lines are embedded, with a copy of what was
 * bought, since an order is read whole and its lines never change. Amounts are whole minor units of the order's one
 * currency; the sums that reports ask for are kept beside them.
 *
 * <p>An order that is still being placed has the status {@link #PLACING} or {@link #UNDOING} and is nobody's business
 * yet: no reader shows it. See {@link Work} for what makes it recoverable.
 */
public final class OrderDocument {

    /** The collection. */
    public static final String COLLECTION = "orders";

    /** Its pieces are being taken. */
    static final String PLACING = "PLACING";

    /** Its pieces are being given back; then it is removed. */
    static final String UNDOING = "UNDOING";

    /** The states in which an order does not stand. */
    static final List<String> UNSEEN = List.of(PLACING, UNDOING);

    private OrderDocument() {}

    /** Lets Spring Data read orders, with no reflection on the way. */
    @ReadingConverter
    public static final class Reader implements Converter<Document, Order> {

        @Override
        public Order convert(Document document) {
            return read(document);
        }
    }

    /** An order as it stands. */
    public static Document of(Order order) {
        Document document = new Document("_id", order.id().value())
                .append("key", order.key().value())
                .append("status", order.status().name());
        order.customer().ifPresent(customer -> document.append("customer", customer.value()));
        document.append("placedAt", Date.from(order.placedAt()))
                .append("currency", order.currency().getCurrencyCode())
                .append("total", order.total().minorUnits())
                .append("discount", order.discount().minorUnits());
        order.coupon().ifPresent(coupon -> document.append("coupon", coupon.value()));
        return document.append(
                "lines", order.lines().stream().map(OrderDocument::line).toList());
    }

    private static Document line(OrderLine line) {
        return new Document("product", line.product().value())
                .append("sku", line.sku())
                .append("name", line.name())
                .append("category", line.category().toString())
                .append("top", line.category().top())
                .append("price", line.unitPrice().minorUnits())
                .append("quantity", line.quantity())
                .append("total", line.total().minorUnits());
    }

    /** The order that a document holds; one that is still being placed reads as placed. */
    public static Order read(Document document) {
        Currency currency = Currency.getInstance(document.getString("currency"));
        return new Order(
                new OrderId(document.get("_id", UUID.class)),
                new IdempotencyKey(document.getString("key")),
                Optional.ofNullable(document.get("customer", UUID.class)).map(CustomerId::new),
                isSeen(document) ? OrderStatus.valueOf(document.getString("status")) : OrderStatus.PLACED,
                document.getList("lines", Document.class).stream()
                        .map(line -> readLine(line, currency))
                        .toList(),
                Optional.ofNullable(document.getString("coupon")).map(CouponCode::new),
                Money.ofMinor(document.getLong("discount"), currency),
                document.getDate("placedAt").toInstant());
    }

    private static OrderLine readLine(Document line, Currency currency) {
        return new OrderLine(
                new ProductId(line.get("product", UUID.class)),
                line.getString("sku"),
                line.getString("name"),
                CategoryPath.parse(line.getString("category")),
                Money.ofMinor(line.getLong("price"), currency),
                line.getInteger("quantity"));
    }

    /** Whether the order stands. */
    static boolean isSeen(Document document) {
        return !UNSEEN.contains(document.getString("status"));
    }
}
