package dev.polyshop.search.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.RecoveryReport;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.search.Server;
import dev.polyshop.search.customers.CustomerDocument;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.inventory.Movement;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.wiring.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@DisplayName("A client that died in the middle")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryTest {

    private final StoreSettings settings = Server.settings();
    private final Store store = Server.ENGINE.open(settings);
    private final AnnotationConfigApplicationContext context = Context.open(Server.ENGINE.address(), settings);
    private final Documents documents = context.getBean(Documents.class);
    private final Shop shop = store.shop();
    private Product product = Server.product("Printer");
    private Customer customer = Server.customer();

    @BeforeEach
    void stock() {
        product = Server.product("Printer");
        customer = Server.customer();
        shop.catalog().add(product);
        shop.customers().register(customer);
        shop.inventory().receive(product.id(), 10);
    }

    @AfterAll
    void close() {
        context.close();
        store.close();
    }

    @Test
    @DisplayName("while placing an order leaves nothing once recovery has run, and its order was never seen")
    void leftWhilePlacing() {
        shop.orders().issue(new Coupon(new CouponCode("TEN"), 10, 1));
        PlaceOrder wish = wish().withCoupon(new CouponCode("TEN"));
        placeHalf(wish);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 6, 4, 0));
        assertThat(shop.orders().find(wish.id())).isEmpty();
        assertThat(shop.orders().findByKey(wish.key())).isEmpty();
        assertThat(orders()).isEmpty();

        RecoveryReport report = shop.orders().recover(Duration.ZERO);

        assertThat(report).isEqualTo(new RecoveryReport(0, 1));
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 10, 0, 0));
        assertThat(shop.orders().findCoupon(new CouponCode("TEN")).orElseThrow().used())
                .isZero();
        assertThat(shop.orders().recover(Duration.ZERO)).isEqualTo(new RecoveryReport(0, 0));
    }

    @Test
    @DisplayName("and asks again with the same key has one order, with its pieces reserved once")
    void asksAgain() {
        PlaceOrder wish = wish();
        placeHalf(wish);

        PlaceOrderResult again = shop.orders().place(wish);

        assertThat(again).isInstanceOf(PlaceOrderResult.Placed.class);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 6, 4, 0));
        shop.orders().recover(Duration.ZERO);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 6, 4, 0));
        assertThat(orders()).hasSize(1);
    }

    @Test
    @DisplayName("and moves on after it was given up writes what is void")
    void zombie() {
        PlaceOrder wish = wish();
        OrderDocument intent = placeHalf(wish);
        shop.orders().recover(Duration.ZERO);
        // What the client had on its way when it was given up arrives now.
        hold(intent.id(), Objects.requireNonNull(intent.step()).attempt());
        assertThat(shop.inventory().find(product.id()).orElseThrow().reserved()).isEqualTo(4);

        shop.orders().recover(Duration.ZERO);

        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 10, 0, 0));
    }

    @Test
    @DisplayName("and moves on after that leaves naive clients the pieces that it holds in vain")
    void naiveAfterZombie() {
        PlaceOrder wish = wish();
        OrderDocument intent = placeHalf(wish);
        shop.orders().recover(Duration.ZERO);
        hold(intent.id(), Objects.requireNonNull(intent.step()).attempt());

        PlaceOrderResult eight = store.shop(store.modes().getFirst())
                .orders()
                .place(PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 8))));

        assertThat(eight).isInstanceOf(PlaceOrderResult.Placed.class);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 2, 8, 0));
    }

    @Test
    @DisplayName("is not needed for an order to be called off whose key or customer has gone since it was begun")
    void conditions() {
        PlaceOrder wish = wish();
        shop.orders().place(wish);
        Stored<KeyDocument> key =
                documents.get(OrderDocument.orderKey(wish.key())).orElseThrow();
        Kind.Ref<Kind.Presence> presence = CustomerDocument.KIND.presence().ref(customer.id());
        List<Write.Confirm<?>> conditions =
                List.of(new Write.Confirm<>(key.ref(), key.revision()), new Write.Confirm<>(presence));
        assertThat(obstacle(wish(), conditions)).isEmpty();

        shop.customers().erase(customer.id());
        assertThat(obstacle(wish(), conditions)).contains(new Reservations.Obstacle.Broken(presence));

        documents.write(key.replacedBy(new KeyDocument(key.ref().id(), "another order", 0)));
        assertThat(obstacle(wish(), conditions)).contains(new Reservations.Obstacle.Broken(key.ref()));
    }

    private Optional<Reservations.Obstacle> obstacle(PlaceOrder wish, List<Write.Confirm<?>> conditions) {
        HoldSettlement settlement = new HoldSettlement(documents);
        Snapshot snapshot = documents.getAll(PlacementCheck.refs(wish));
        HoldSettlement.Fates fates = settlement.askFor(wish.lines(), wish.coupon(), snapshot);
        try (Attempts.Attempt attempt = Attempts.begin()) {
            return new Reservations(documents, settlement).reserve(wish, attempt, snapshot, fates, conditions);
        }
    }

    @Test
    @DisplayName("while cancelling an order leaves it to be cancelled again, and the pieces come back once")
    void leftWhileCancelling() {
        PlaceOrder wish = wish();
        shop.orders().place(wish);
        cancelHalf(wish);

        StatusChange change = shop.orders().advance(wish.id(), OrderStatus.CANCELLED);

        assertThat(change).isInstanceOf(StatusChange.Changed.class);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 10, 0, 0));
        assertThat(shop.orders().advance(wish.id(), OrderStatus.CANCELLED))
                .isEqualTo(new StatusChange.IllegalStep(OrderStatus.CANCELLED, OrderStatus.CANCELLED));
    }

    @Test
    @DisplayName("while cancelling an order has given none of its pieces to others if the order stands after all")
    void soldWhileCancelling() {
        PlaceOrder wish = wish();
        shop.orders().place(wish);
        cancelHalf(wish);
        PlaceOrder rest = PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 6)));
        assertThat(shop.orders().place(rest)).isInstanceOf(PlaceOrderResult.Placed.class);

        assertThat(shop.orders().place(wish())).isEqualTo(new PlaceOrderResult.OutOfStock(product.id(), 4, 0));
        shop.orders().recover(Duration.ZERO);

        assertThat(shop.orders().find(wish.id()).orElseThrow().status()).isEqualTo(OrderStatus.PLACED);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 0, 10, 0));
    }

    @Test
    @DisplayName("right after cancelling an order has given its pieces to whoever wants them next")
    void leftAfterCancelling() {
        PlaceOrder wish = PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 10)));
        shop.orders().place(wish);
        Stored<OrderDocument> order = cancelHalf(wish);
        documents.write(order.replacedBy(
                order.content().decided(Objects.requireNonNull(order.content().step()))));

        assertThat(shop.orders().place(wish())).isInstanceOf(PlaceOrderResult.Placed.class);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 6, 4, 0));
    }

    private List<Order> orders() {
        shop.awaitVisibility();
        return shop.orders().history(customer.id(), PageRequest.first(10)).items();
    }

    private PlaceOrder wish() {
        return PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 4)));
    }

    /** As far as the holds: intent, key, stock and coupon are written, the decision is not. */
    private OrderDocument placeHalf(PlaceOrder wish) {
        Optional<Coupon> coupon =
                wish.coupon().flatMap(shop.orders()::findCoupon).map(use -> use.coupon());
        Order order = Order.placed(
                wish,
                List.of(OrderLine.of(product, 4)),
                coupon,
                Clock.systemUTC().instant());
        Attempts.Attempt attempt = new Attempts.Attempt(deadAttempt());
        OrderDocument intent = OrderDocument.pending(order, Optional.empty(), attempt);
        Kind.Ref<KeyDocument> key = OrderDocument.orderKey(wish.key());
        documents.write(new Write.Create<>(OrderDocument.ref(wish.id()), intent));
        documents.write(new Write.Create<>(key, new KeyDocument(key.id(), intent.id(), 0)));
        hold(intent.id(), attempt.id());
        wish.coupon()
                .flatMap(code -> documents.get(CouponDocument.ref(code)))
                .ifPresent(stored -> documents.write(
                        stored.replacedBy(stored.content().held(new CouponDocument.Hold(intent.id(), attempt.id())))));
        return intent;
    }

    /** As far as the hold: the step is begun, its pieces are noted, the decision is not written. */
    private Stored<OrderDocument> cancelHalf(PlaceOrder wish) {
        Stored<OrderDocument> order =
                documents.get(OrderDocument.ref(wish.id())).orElseThrow();
        String attempt = deadAttempt();
        OrderDocument.Step step = new OrderDocument.Step(
                OrderStatus.CANCELLED.name(), attempt, Instant.now().toEpochMilli());
        documents.write(order.replacedBy(order.content().begun(step)));
        hold(new StockDocument.Hold(
                order.content().id(),
                attempt,
                Movement.RELEASE,
                wish.lines().getFirst().quantity()));
        return documents.get(OrderDocument.ref(wish.id())).orElseThrow();
    }

    private void hold(String order, String attempt) {
        hold(new StockDocument.Hold(order, attempt, Movement.TAKE, 4));
    }

    private void hold(StockDocument.Hold hold) {
        Stored<StockDocument> stock =
                documents.get(StockDocument.ref(product.id())).orElseThrow();
        documents.write(stock.replacedBy(stock.content().held(hold)));
    }

    private static String deadAttempt() {
        try (Attempts.Attempt attempt = Attempts.begin()) {
            return attempt.id();
        }
    }
}
