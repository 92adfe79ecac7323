package dev.polyshop.search.orders;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
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
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.engine.BulkImport;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Lists;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.elasticsearch.client.elc.NativeQuery;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

/** Orders and coupons. Placing and advancing are the mode's; all else is the same in all modes. */
public final class SearchOrders implements Orders {

    private final ElasticsearchOperations operations;
    private final Lists lists;
    private final Documents documents;
    private final Aggregator aggregator;
    private final BulkImport imports;
    private final OrderFlow flow;

    /** The orders of a store, in a mode. */
    public SearchOrders(
            ElasticsearchOperations operations,
            Lists lists,
            Documents documents,
            Aggregator aggregator,
            BulkImport imports,
            OrderFlow flow) {
        this.operations = operations;
        this.lists = lists;
        this.documents = documents;
        this.aggregator = aggregator;
        this.imports = imports;
        this.flow = flow;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        return flow.placement().place(request);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return placed(documents.get(OrderDocument.ref(id)));
    }

    @Override
    public Optional<Order> findByKey(IdempotencyKey key) {
        return placed(documents
                .get(OrderDocument.orderKey(key))
                .flatMap(stored ->
                        documents.get(OrderDocument.KIND.ref(stored.content().owner())))
                .filter(stored -> stored.content().key().equals(key.value())));
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        return flow.steps().advance(id, to);
    }

    @Override
    public KeysetPage<Order> history(CustomerId customer, PageRequest page) {
        Query theirs = Query.of(of -> of.bool(bool -> bool.filter(
                        filter -> filter.term(term -> term.field("customer").value(customer.toString())))
                .filter(PLACED)));
        List<FieldValue> after = page.after().map(SearchOrders::place).orElse(List.of());
        List<Order> read =
                lists.page(OrderDocument.KIND, theirs, List.of(by("placedAt"), by("id")), page, after).stream()
                        .map(OrderDocument::toOrder)
                        .toList();
        return KeysetPage.cut(
                read, page.size(), last -> Cursor.of(last.placedAt().toEpochMilli(), last.id()));
    }

    @Override
    public ImportReport importAll(Iterator<Order> orders) {
        return imports.run(
                OrderDocument.KIND,
                orders,
                order -> new BulkImport.Row(
                        order.key().value(),
                        OrderDocument.orderKey(order.key()),
                        new Write.Create<>(OrderDocument.ref(order.id()), OrderDocument.of(order)),
                        400 * (1 + order.lines().size())));
    }

    @Override
    public long count() {
        documents.refresh(OrderDocument.KIND);
        return Failures.reading(
                () -> operations.count(NativeQuery.builder().withQuery(PLACED).build(), OrderDocument.class));
    }

    @Override
    public long lineCount() {
        documents.refresh(OrderDocument.KIND);
        return Aggregator.exactSum(
                aggregator.of(
                        OrderDocument.KIND,
                        PLACED,
                        Map.of("lines", Aggregation.of(figure -> figure.sum(sum -> sum.field("lineCount"))))),
                "lines");
    }

    @Override
    public void issue(Coupon coupon) {
        if (!documents
                .write(new Write.Create<>(CouponDocument.ref(coupon.code()), CouponDocument.of(coupon)))
                .done()) {
            throw new DuplicateKeyException("a coupon with code " + coupon.code() + " is there already");
        }
    }

    @Override
    public Optional<CouponUse> findCoupon(CouponCode code) {
        return documents
                .get(CouponDocument.ref(code))
                .map(stored -> stored.content().toUse());
    }

    @Override
    public RecoveryReport recover(Duration olderThan) {
        return flow.recovery().recover(olderThan);
    }

    /** Orders that are placed: those about to be have no status yet. */
    private static final Query PLACED = Query.of(query -> query.exists(exists -> exists.field("status")));

    private static Optional<Order> placed(Optional<Stored<OrderDocument>> stored) {
        return stored.map(Stored::content).filter(OrderDocument::isPlaced).map(OrderDocument::toOrder);
    }

    private static SortOptions by(String name) {
        return SortOptions.of(sort -> sort.field(field -> field.field(name).order(SortOrder.Desc)));
    }

    private static List<FieldValue> place(Cursor cursor) {
        List<String> parts = cursor.parts(2);
        try {
            return List.of(
                    FieldValue.of(Long.parseLong(parts.get(0))),
                    FieldValue.of(OrderId.parse(parts.get(1)).toString()));
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
        }
    }
}
