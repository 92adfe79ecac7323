package dev.polyshop.document.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.RecoveryReport;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import dev.polyshop.document.inventory.StockMovement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

@DisplayName("An order whose client died")
class InterruptedOrderTest {

    private static final CouponCode CODE = new CouponCode("abcdefabcdefabcdefabcdef");

    private final StoreSettings settings = TestServer.settings();
    private final Store store = TestServer.engine().open(settings);
    private final Shop shop = store.shop();
    private final MongoTemplate mongo = TestServer.look(settings.namespace());
    private final WorkSteps steps = new WorkSteps(mongo);
    private final Product product = Samples.stocked(shop, 5);
    private final CartId cart = CartId.next();
    private final PlaceOrder request =
            Samples.wish(Samples.registered(shop), product, 3).withCoupon(CODE).fromCart(cart);

    InterruptedOrderTest() {
        shop.orders().issue(new Coupon(CODE, 10, 2));
        var unused = shop.carts().open(cart, Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Does what a client does up to the moment before it decides. */
    private Work intent() {
        Order order = OrderDraft.of(request, mongo, Instant.now()).order().orElseThrow();
        Work work = Work.begin(order, StockMovement.TAKE, request.cart());
        new StoredOrders(mongo)
                .insert(OrderDocument.of(order)
                        .append("status", OrderDocument.PLACING)
                        .append("work", work.document(Instant.now())));
        assertThat(steps.take(work)).isEmpty();
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 2, 3, 0));
        return work;
    }

    private StockLevel stock() {
        return shop.inventory().find(product.id()).orElseThrow();
    }

    private int couponUses() {
        return shop.orders().findCoupon(CODE).orElseThrow().used();
    }

    private RecoveryReport recover() {
        return shop.orders().recover(Duration.ofSeconds(-1));
    }

    @Test
    @DisplayName("before it decided is seen by nobody, and taken back with stock and coupon")
    void undone() {
        var unused = intent();
        assertThat(shop.orders().find(request.id())).isEmpty();
        assertThat(shop.orders().count()).isZero();
        assertThat(shop.orders().lineCount()).isZero();

        assertThat(recover()).isEqualTo(new RecoveryReport(0, 1));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 5, 0, 0));
        assertThat(couponUses()).isZero();
        assertThat(recover()).isEqualTo(new RecoveryReport(0, 0));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 5, 0, 0));
    }

    @Test
    @DisplayName("is left alone while it may still be at work")
    void notYet() {
        var unused = intent();
        assertThat(shop.orders().recover(Duration.ofMinutes(1))).isEqualTo(new RecoveryReport(0, 0));
        assertThat(stock().reserved()).isEqualTo(3);
    }

    @Test
    @DisplayName("after it decided stands, and recovery clears up after it")
    void completed() {
        Work work = intent();
        assertThat(steps.decide(work)).isTrue();
        assertThat(shop.orders().find(request.id())).isPresent();

        assertThat(recover()).isEqualTo(new RecoveryReport(1, 0));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 2, 3, 0));
        assertThat(couponUses()).isEqualTo(1);
        assertThat(shop.carts().find(cart)).isEmpty();
        assertThat(mongo.findById(request.id().value(), Document.class, "orders"))
                .doesNotContainKey("work");
    }

    @Test
    @DisplayName("is carried on at once by a retry under the same key")
    void carriedOn() {
        var unused = intent();
        assertThat(shop.orders().place(request))
                .isInstanceOfSatisfying(
                        PlaceOrderResult.Placed.class,
                        placed -> assertThat(placed.order().id()).isEqualTo(request.id()));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 2, 3, 0));
        assertThat(couponUses()).isEqualTo(1);
        assertThat(shop.orders().count()).isEqualTo(1);
    }

    @Test
    @DisplayName("while cancelling puts the stock back once")
    void cancelling() {
        var unused = shop.orders().place(request);
        Document stored = new StoredOrders(mongo).withId(request.id()).orElseThrow();
        Work work = Work.begin(OrderDocument.read(stored), StockMovement.RELEASE, Optional.empty());
        mongo.save(
                new Document(stored)
                        .append("status", OrderStatus.CANCELLED.name())
                        .append("work", work.document(Instant.now())),
                "orders");
        assertThat(new StockMoves(mongo).moveMarked(work)).isEqualTo(1);

        assertThat(recover()).isEqualTo(new RecoveryReport(1, 0));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 5, 0, 0));
    }

    @Test
    @DisplayName("while another clears up after it takes nothing again, and leaves no reservation when all have died")
    void tooLate() {
        Work work = intent();
        var unused = shop.inventory().receive(product.id(), 4);
        assertThat(steps.decide(work)).isTrue();
        new StockMoves(mongo).settle(work);
        new DocumentCoupons(mongo).settle(CODE, work.id());
        assertThat(steps.take(work)).as("why not all is taken").isEmpty();
        assertThat(steps.undo(work)).as("whether it does not stand").isFalse();
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 6, 3, 0));

        assertThat(recover()).isEqualTo(new RecoveryReport(1, 0));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 6, 3, 0));
        assertThat(couponUses()).isEqualTo(1);
        nothingIsMarked();
    }

    @Test
    @DisplayName("after the work was cleared, and before its marks were, leaves marks that recovery takes off")
    void settledMarks() {
        Work work = intent();
        assertThat(steps.decide(work)).isTrue();
        new StockMoves(mongo).settle(work);
        new DocumentCoupons(mongo).settle(CODE, work.id());
        mongo.updateFirst(query(where("work.id").is(work.id())), new Update().unset("work"), "orders");

        assertThat(recover()).isEqualTo(new RecoveryReport(0, 0));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 2, 3, 0));
        assertThat(couponUses()).isEqualTo(1);
        nothingIsMarked();
    }

    private void nothingIsMarked() {
        for (String array : List.of("stock.moves.0", "stock.settled.0")) {
            assertThat(mongo.exists(query(where(array).exists(true)), "products"))
                    .as(array)
                    .isFalse();
        }
        for (String array : List.of("moves.0", "settled.0")) {
            assertThat(mongo.exists(query(where(array).exists(true)), "coupons"))
                    .as(array)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("long after another had finished its work leaves no stray reservation")
    void strays() {
        Work work = intent();
        assertThat(steps.decide(work)).isTrue();
        steps.settle(work);
        assertThat(new StockMoves(mongo).moveMarked(work))
                .as("2 pieces are left of the 3 wanted")
                .isZero();
        var unused = shop.inventory().receive(product.id(), 1);
        assertThat(steps.take(work)).isEmpty();
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 0, 6, 0));

        assertThat(recover()).isEqualTo(new RecoveryReport(0, 0));
        assertThat(stock()).isEqualTo(new StockLevel(product.id(), 3, 3, 0));
        assertThat(couponUses()).isEqualTo(1);
    }
}
