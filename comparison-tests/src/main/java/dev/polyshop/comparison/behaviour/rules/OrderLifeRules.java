package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.OrderDraft;
import dev.polyshop.comparison.behaviour.kit.Pages;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.StatusChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What becomes of an order: its steps, its place in the history, imports and recovery. */
@EachStore
public final class OrderLifeRules {

    /** How to get to each status from a placed order. */
    private static final Map<OrderStatus, List<OrderStatus>> WAYS = Map.of(
            OrderStatus.PLACED, List.of(),
            OrderStatus.PAID, List.of(OrderStatus.PAID),
            OrderStatus.SHIPPED, List.of(OrderStatus.PAID, OrderStatus.SHIPPED),
            OrderStatus.DELIVERED, List.of(OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.DELIVERED),
            OrderStatus.CANCELLED, List.of(OrderStatus.CANCELLED));

    private final Shop shop;
    private final Orders orders;
    private final Fixtures make;

    OrderLifeRules(ShopUnderTest on) {
        shop = on.shop();
        orders = shop.orders();
        make = on.make();
    }

    @Rule(
            id = "ORD-20",
            title = "An order is paid, shipped and delivered; shipping turns its reserved pieces into sold ones.",
            teaches = "A state machine whose steps have effects elsewhere: both or neither.")
    void steps() {
        Product product = make.product(5);
        Order order = make.place(wish(make.customer().id(), 2, product));

        assertThat(orders.advance(order.id(), OrderStatus.PAID)).isEqualTo(changed(order, OrderStatus.PAID));
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 3, 2, 0));
        assertThat(orders.advance(order.id(), OrderStatus.SHIPPED)).isEqualTo(changed(order, OrderStatus.SHIPPED));
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 3, 0, 2));
        assertThat(orders.advance(order.id(), OrderStatus.DELIVERED)).isEqualTo(changed(order, OrderStatus.DELIVERED));
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 3, 0, 2));
        assertThat(orders.find(order.id())).contains(order.withStatus(OrderStatus.DELIVERED));
    }

    @Rule(
            id = "ORD-21",
            title = "Every step that does not follow on is refused, from every status, and changes nothing.",
            teaches = "The condition on the old status belongs into the update, not before it.")
    void illegalSteps() {
        CustomerId customer = make.customer().id();
        Product product = make.product(100);
        WAYS.forEach((status, way) -> {
            Order order = make.place(wish(customer, 1, product));
            way.forEach(step -> orders.advance(order.id(), step));
            StockLevel before = make.stockOf(product);
            for (OrderStatus step : OrderStatus.values()) {
                if (!status.canBecome(step)) {
                    assertThat(orders.advance(order.id(), step)).isEqualTo(new StatusChange.IllegalStep(status, step));
                }
            }
            assertThat(orders.find(order.id())).contains(order.withStatus(status));
            assertThat(make.stockOf(product)).isEqualTo(before);
        });
        OrderId nobody = OrderId.next();
        assertThat(orders.advance(nobody, OrderStatus.PAID)).isEqualTo(new StatusChange.UnknownOrder(nobody));
    }

    @Rule(
            id = "ORD-22",
            title = "Sixteen threads cancel one order at once: its pieces go back on hand once.",
            teaches = "A refund that runs twice is money lost: the change of status decides who puts the pieces back.")
    void cancelledOnce() {
        Product product = make.product(10);
        Product other = make.product(10);
        Order order = make.place(wish(make.customer().id(), 3, product, other));

        List<StatusChange> changes = Together.run(16, number -> orders.advance(order.id(), OrderStatus.CANCELLED));

        assertThat(changes)
                .filteredOn(change -> change instanceof StatusChange.Changed)
                .hasSize(1);
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 10, 0, 0));
        assertThat(make.stockOf(other)).isEqualTo(new StockLevel(other.id(), 10, 0, 0));
        assertThat(orders.find(order.id())).contains(order.withStatus(OrderStatus.CANCELLED));
    }

    @Rule(
            id = "ORD-23",
            title = "Shipping and cancelling one order at once: one of them wins, and stock agrees with it.",
            teaches = "Two writers, one record, two side effects: only one of the pairs may happen.")
    void shipOrCancel() {
        for (int round = 0; round < 8; round++) {
            Product product = make.product(5);
            Order order = make.place(wish(make.customer().id(), 2, product));
            orders.advance(order.id(), OrderStatus.PAID);

            Together.run(
                    4,
                    number ->
                            orders.advance(order.id(), number % 2 == 0 ? OrderStatus.SHIPPED : OrderStatus.CANCELLED));

            OrderStatus status = orders.find(order.id()).orElseThrow().status();
            assertThat(status).isIn(OrderStatus.SHIPPED, OrderStatus.CANCELLED);
            assertThat(make.stockOf(product))
                    .isEqualTo(
                            status == OrderStatus.SHIPPED
                                    ? new StockLevel(product.id(), 3, 0, 2)
                                    : new StockLevel(product.id(), 5, 0, 0));
        }
    }

    @Rule(
            id = "ORD-24",
            title =
                    "An order whose product is gone can still be shipped or cancelled; only that product's stock is passed over.",
            teaches = "Old orders outlive the catalogue.")
    void stepsWithoutProduct() {
        CustomerId customer = make.customer().id();
        Product gone = make.product(5);
        Product there = make.product(5);
        Order shipped = make.place(wish(customer, 1, gone, there));
        Order cancelled = make.place(wish(customer, 2, gone, there));
        shop.catalog().remove(gone.id());

        orders.advance(shipped.id(), OrderStatus.PAID);
        assertThat(orders.advance(shipped.id(), OrderStatus.SHIPPED)).isEqualTo(changed(shipped, OrderStatus.SHIPPED));
        assertThat(orders.advance(cancelled.id(), OrderStatus.CANCELLED))
                .isEqualTo(changed(cancelled, OrderStatus.CANCELLED));
        assertThat(make.stockOf(there)).isEqualTo(new StockLevel(there.id(), 4, 0, 1));
        assertThat(shop.inventory().find(gone.id())).isEmpty();
    }

    @Rule(
            id = "ORD-25",
            title = "A customer's history is latest first, page by page, with orders of one moment by id.",
            teaches = "A compound key (customer, time, id) that the index, the sorted set or the sort has to follow.")
    void history() {
        CustomerId customer = CustomerId.next();
        Instant start = Instant.parse(make.quietYear() + "-05-01T10:00:00Z");
        List<Order> all = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            all.add(OrderDraft.of(make.product())
                    .by(customer)
                    .at(start.plusSeconds((i * 7) % 10))
                    .order());
        }
        orders.importAll(all.iterator());
        orders.importAll(List.of(OrderDraft.of(make.product())
                        .by(CustomerId.next())
                        .at(start)
                        .order())
                .iterator());
        shop.awaitVisibility();

        assertThat(Pages.all(5, page -> orders.history(customer, page)))
                .containsExactlyElementsOf(all.stream()
                        .sorted(Comparator.comparing(Order::placedAt)
                                .thenComparing(Order::id)
                                .reversed())
                        .toList());
        assertThat(orders.history(CustomerId.next(), PageRequest.first(5)).items())
                .isEmpty();
    }

    @Rule(
            id = "ORD-26",
            title = "A customer who has just ordered sees the order in the history.",
            teaches = "Read your own writes, by list: what near real time does not give without waiting.",
            needs = Capability.LISTS_SEE_WRITES_AT_ONCE)
    void historySeesOrdersAtOnce() {
        CustomerId customer = make.customer().id();
        Product product = make.product(100);
        for (int attempt = 0; attempt < 20; attempt++) {
            Order order = make.place(wish(customer, 1, product));
            assertThat(orders.history(customer, PageRequest.first(1)).items())
                    .as("the history right after order %d", attempt)
                    .containsExactly(order);
        }
    }

    private static StatusChange changed(Order order, OrderStatus status) {
        return new StatusChange.Changed(order.withStatus(status));
    }
}
