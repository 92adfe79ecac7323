package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.DuplicateKeyException;
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
import dev.polyshop.keyvalue.engine.BulkImport;
import dev.polyshop.keyvalue.engine.ClientSteps;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.NewRecord;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** Orders over hashes, and the lists they stand in over sorted sets. */
public final class KeyValueOrders implements Orders {

    private static final LuaScript ISSUE = LuaScript.load(KeyValueOrders.class, "issue-coupon");

    /** An order without its lines in characters, more or less. */
    private static final int SIZE = 400;

    private static final int SIZE_OF_LINE = 250;

    private final Redis redis;
    private final OrderKeys keys;
    private final OrderReader reader;
    private final OrderWrites writes;

    private KeyValueOrders(Redis redis, OrderKeys keys, OrderReader reader, OrderWrites writes) {
        this.redis = redis;
        this.keys = keys;
        this.reader = reader;
        this.writes = writes;
    }

    /** Orders that are placed by a script. */
    public static KeyValueOrders scripted(Redis redis, Keyspace keyspace, Clock clock) {
        OrderKeys keys = new OrderKeys(keyspace);
        OrderReader reader = new OrderReader(redis, keys);
        return new KeyValueOrders(redis, keys, reader, new ScriptedOrderWrites(redis, keyspace, reader, clock));
    }

    /** Orders that are read, computed and written back by the client. */
    public static KeyValueOrders byClient(Redis redis, Keyspace keyspace, Clock clock, ClientSteps steps) {
        OrderKeys keys = new OrderKeys(keyspace);
        OrderReader reader = new OrderReader(redis, keys);
        return new KeyValueOrders(redis, keys, reader, new ClientOrderWrites(steps, keyspace, clock));
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        return writes.place(request);
    }

    @Override
    public Optional<Order> find(OrderId id) {
        return reader.find(id);
    }

    @Override
    public Optional<Order> findByKey(IdempotencyKey key) {
        return reader.findByKey(key);
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        return writes.advance(id, to);
    }

    @Override
    public KeysetPage<Order> history(CustomerId customer, PageRequest page) {
        return reader.history(customer, page);
    }

    @Override
    public ImportReport importAll(Iterator<Order> orders) {
        return new BulkImport<>(
                        redis, this::entry, order -> SIZE + order.lines().size() * SIZE_OF_LINE)
                .run(orders, order -> order.key().value(), KeyValueOrders::duplicate);
    }

    @Override
    public long count() {
        return Optional.ofNullable(redis.template().opsForZSet().size(keys.byTime()))
                .orElse(0L);
    }

    @Override
    public long lineCount() {
        return redis.value(keys.lineCount()).map(Long::parseLong).orElse(0L);
    }

    @Override
    public void issue(Coupon coupon) {
        ScriptCall call = ScriptCall.on(keys.coupon(coupon.code())).with(coupon.percent(), coupon.maxUses());
        if (LuaScript.word(redis.run(ISSUE, call)).equals("taken")) {
            throw new DuplicateKeyException("there is a coupon with the code " + coupon.code());
        }
    }

    @Override
    public Optional<CouponUse> findCoupon(CouponCode code) {
        return CouponHash.read(code, redis.hash(keys.coupon(code)));
    }

    /**
     * Nothing is ever left in the middle by a script or between MULTI and EXEC. What naive code leaves cannot be told
     * from what is right: it has written down no intent.
     */
    @Override
    public RecoveryReport recover(Duration olderThan) {
        return new RecoveryReport(0, 0);
    }

    private NewRecord entry(Order order) {
        return NewRecord.claiming(
                keys.order(order.id()), keys.byKey(order.key()), order.id(), OrderIndex.additions(keys, order));
    }

    private static String duplicate(Order order, NewRecord.Outcome outcome) {
        return outcome == NewRecord.Outcome.KEY_TAKEN
                ? "there is an order with the id " + order.id()
                : "there is an order under the key " + order.key();
    }
}
