package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.ImportReport;
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
import dev.polyshop.document.engine.BulkImport;
import dev.polyshop.document.engine.Cursors;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import dev.polyshop.document.engine.Resources;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** Orders with embedded lines, placed in the way of the mode's {@link OrderFlow}. */
public final class DocumentOrders implements Orders {

    private static final String COLLECTION = OrderDocument.COLLECTION;

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final OrderFlow flow;
    private final OrderRecovery recovery;
    private final DocumentCoupons coupons;

    private DocumentOrders(MongoOperations mongo, DocumentFailures failures, OrderFlow flow, Clock clock) {
        this.mongo = mongo;
        this.failures = failures;
        this.flow = flow;
        this.recovery = new OrderRecovery(mongo, new WorkSteps(mongo), clock);
        this.coupons = new DocumentCoupons(mongo);
    }

    /** Orders placed by reading, computing and writing back. */
    public static DocumentOrders naively(MongoOperations mongo, DocumentFailures failures, Clock clock) {
        return new DocumentOrders(mongo, failures, new NaiveFlow(mongo, failures, clock), clock);
    }

    /** Orders placed by recorded, repeatable steps. */
    public static DocumentOrders inSteps(MongoOperations mongo, DocumentFailures failures, Clock clock) {
        return new DocumentOrders(mongo, failures, new StepwiseFlow(mongo, failures, clock), clock);
    }

    /** Orders placed in one transaction each. */
    public static DocumentOrders inTransactions(
            MongoOperations mongo, DocumentFailures failures, DocumentTransactions transactions, Clock clock) {
        StepwiseFlow steps = new StepwiseFlow(mongo, failures, clock);
        return new DocumentOrders(mongo, failures, new TransactionFlow(transactions, steps, clock), clock);
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        return failures.write(() -> flow.place(request));
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        return failures.write(() -> switch (to) {
            case SHIPPED, CANCELLED -> flow.move(id, to);
            case PLACED, PAID, DELIVERED -> flow.mark(id, to);
        });
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return first(where("_id").is(id.value()));
    }

    @Override
    public Optional<Order> findByKey(IdempotencyKey key) {
        return first(where("key").is(key.value()));
    }

    private Optional<Order> first(Criteria condition) {
        return failures.read(() -> Optional.ofNullable(
                mongo.findOne(query(condition.and("status").nin(OrderDocument.UNSEEN)), Order.class, COLLECTION)));
    }

    @Override
    public KeysetPage<Order> history(CustomerId customer, PageRequest page) {
        Criteria wanted = where("customer").is(customer.value()).and("status").nin(OrderDocument.UNSEEN);
        Criteria after = page.after()
                .map(cursor -> new Criteria().andOperator(wanted, beyond(cursor)))
                .orElse(wanted);
        Query history = query(after)
                .with(Sort.by(Sort.Direction.DESC, "placedAt", "_id"))
                .limit(page.size() + 1)
                .cursorBatchSize(page.size() + 2);
        List<Order> read = failures.read(() -> mongo.find(history, Order.class, COLLECTION));
        return KeysetPage.cut(
                read, page.size(), last -> Cursor.of(last.placedAt().toEpochMilli(), last.id()));
    }

    private static Criteria beyond(Cursor cursor) {
        List<String> parts = cursor.parts(2);
        Date placedAt = Cursors.moment(cursor, parts.getFirst());
        return new Criteria()
                .orOperator(
                        where("placedAt").lt(placedAt),
                        where("placedAt")
                                .is(placedAt)
                                .and("_id")
                                .lt(OrderId.parse(parts.getLast()).value()));
    }

    @Override
    public ImportReport importAll(Iterator<Order> orders) {
        return new BulkImport<>(
                        mongo,
                        failures,
                        new BulkImport.Shape<Order>(
                                COLLECTION,
                                OrderDocument::of,
                                order -> order.key().value(),
                                "idempotency key",
                                order -> 200 * (1 + order.lines().size()),
                                batch -> {}))
                .run(orders);
    }

    @Override
    public long count() {
        return failures.read(() -> mongo.exactCount(query(where("status").nin(OrderDocument.UNSEEN)), COLLECTION));
    }

    @Override
    public long lineCount() {
        return failures.read(() -> Optional.ofNullable(mongo.getCollection(COLLECTION)
                        .aggregate(Resources.pipeline(DocumentOrders.class, "line-count.json"))
                        .first())
                .map(sum -> sum.get("lines", Number.class).longValue())
                .orElse(0L));
    }

    @Override
    public void issue(Coupon coupon) {
        failures.run(() -> coupons.issue(coupon));
    }

    @Override
    public Optional<CouponUse> findCoupon(CouponCode code) {
        return failures.read(() -> coupons.find(code)).map(CouponDocument::use);
    }

    @Override
    public RecoveryReport recover(Duration olderThan) {
        return failures.write(() -> recovery.recover(olderThan));
    }
}
