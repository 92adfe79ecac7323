package dev.polyshop.contract.orders;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.customers.CustomerId;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;

/** Orders and coupons. Reads by id and by key see every acknowledged write. */
public interface Orders {

    /**
     * Places an order: reserves all pieces of all lines or none, copies names and prices, uses the coupon once, and
     * empties the cart named. The same key again, also at the same time, gives the order that stands under it, and what
     * else the repeated request asks for plays no part.
     *
     * @throws dev.polyshop.contract.OutcomeUnknownException if the connection died before the answer came: place it
     *     again with the same key
     */
    PlaceOrderResult place(PlaceOrder request);

    /** The order with this id. */
    Optional<Order> find(OrderId id);

    /** The order placed under this key. */
    Optional<Order> findByKey(IdempotencyKey key);

    /**
     * Makes one step. Shipping turns reserved pieces into sold ones; cancelling puts reserved pieces back on hand,
     * once, however many ask for it. Stock of products that are gone is passed over.
     */
    StatusChange advance(OrderId id, OrderStatus to);

    /** A customer's orders, latest first: by {@link Order#placedAt()} and then id, both descending. */
    KeysetPage<Order> history(CustomerId customer, PageRequest page);

    /**
     * Brings in orders from elsewhere, as they are, by the store's bulk path and in bounded memory: stock and coupons
     * are not touched, customers and products need not exist. One whose id or key is taken, in the store or earlier in
     * the stream, is kept out and reported; the rest go in. Not atomic as a whole.
     */
    ImportReport importAll(Iterator<Order> orders);

    /** How many orders there are, cancelled ones included. */
    long count();

    /** How many lines all orders have together. */
    long lineCount();

    /**
     * Issues a coupon.
     *
     * @throws dev.polyshop.contract.DuplicateKeyException if the code is taken
     */
    void issue(Coupon coupon);

    /** The coupon and how often it was used. */
    Optional<CouponUse> findCoupon(CouponCode code);

    /**
     * Completes or takes back what clients began and left in the middle. A store that places an order in one
     * transaction has nothing to do here. Safe to run at any time, and by several at once.
     *
     * @param olderThan how long a piece of work has to be untouched to count as left; longer than any placement takes
     */
    RecoveryReport recover(Duration olderThan);
}
