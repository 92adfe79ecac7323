package dev.polyshop.relational.orders;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.RecoveryReport;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.relational.BulkImport;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.units.WorkStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders. A placement is one transaction, so nothing of it is ever left behind half done; that a key gives one order,
 * the unique index on it decides.
 */
public final class RelationalOrders implements Orders {

    private final WorkStyle style;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final OrderRepository orders;
    private final CouponRows coupons;
    private final Placement placement;
    private final Progress progress;
    private final OrderImport imports;

    RelationalOrders(
            WorkStyle style,
            Transactions transactions,
            JdbcClient jdbc,
            OrderRepository orders,
            Placement placement,
            Progress progress,
            OrderImport imports) {
        this.style = style;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.orders = orders;
        this.coupons = new CouponRows(style, jdbc);
        this.placement = placement;
        this.progress = progress;
        this.imports = imports;
    }

    /**
     * A repetition is not looked for first: it would cost every order a round trip. It shows by the unique index, or by
     * what the first one left too little of.
     */
    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        try {
            return new PlaceOrderResult.Placed(style.write(transactions, () -> placement.place(request)), false);
        } catch (DuplicateKeyException e) {
            return standing(request.key()).orElseThrow(() -> e);
        } catch (Placement.Refused e) {
            return standing(request.key()).orElseGet(e::answer);
        }
    }

    private Optional<PlaceOrderResult> standing(IdempotencyKey key) {
        return findByKey(key).map(order -> new PlaceOrderResult.Placed(order, true));
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return transactions.read(() -> orders.findById(id.value()).map(OrderEntity::toOrder));
    }

    @Override
    public Optional<Order> findByKey(IdempotencyKey key) {
        return transactions.read(() -> orders.findByIdempotencyKey(key.value()).map(OrderEntity::toOrder));
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        return style.write(transactions, () -> progress.advance(id, to));
    }

    @Override
    public KeysetPage<Order> history(CustomerId customer, PageRequest page) {
        UUID id = customer.value();
        int rows = page.size() + 1;
        List<OrderEntity> read = transactions.read(() -> page.after()
                .map(HistoryPlace::of)
                .map(place -> orders.latestBehind(id, place.placedAt(), place.id(), rows))
                .orElseGet(() -> orders.latest(id, rows)));
        return KeysetPage.cut(read.stream().map(OrderEntity::toOrder).toList(), page.size(), HistoryPlace::cursor);
    }

    @Override
    public ImportReport importAll(Iterator<Order> stream) {
        return new BulkImport<>(imports).load(stream);
    }

    @Override
    public long count() {
        return transactions.read(orders::count);
    }

    @Override
    public long lineCount() {
        return transactions.read(() ->
                jdbc.sql("select count(*) from order_line").query(Long.class).single());
    }

    @Override
    public void issue(Coupon coupon) {
        transactions.writeAtOnce(() -> {
            coupons.issue(coupon);
            return coupon;
        });
    }

    @Override
    public Optional<CouponUse> findCoupon(CouponCode code) {
        return transactions.read(() -> coupons.find(code));
    }

    /** Nothing to do: what a client did not commit, PostgreSQL has never shown to anybody. */
    @Override
    public RecoveryReport recover(Duration olderThan) {
        return new RecoveryReport(0, 0);
    }

    /** A place in a customer's history. */
    private record HistoryPlace(Instant placedAt, UUID id) {

        static Cursor cursor(Order order) {
            return Cursor.of(order.placedAt().toEpochMilli(), order.id());
        }

        static HistoryPlace of(Cursor cursor) {
            List<String> parts = cursor.parts(2);
            try {
                return new HistoryPlace(
                        Instant.ofEpochMilli(Long.parseLong(parts.get(0))),
                        OrderId.parse(parts.get(1)).value());
            } catch (NumberFormatException e) {
                throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
            }
        }
    }
}
