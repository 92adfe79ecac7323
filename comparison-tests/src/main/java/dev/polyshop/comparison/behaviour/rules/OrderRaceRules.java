package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.comparison.behaviour.kit.Watch;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.PlaceOrderResult.Placed;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Many orders at once. */
@EachStore
public final class OrderRaceRules {

    private final Shop shop;
    private final Orders orders;
    private final Fixtures make;

    OrderRaceRules(ShopUnderTest on) {
        shop = on.shop();
        orders = shop.orders();
        make = on.make();
    }

    @Rule(
            id = "ORD-03",
            title = "Sixteen threads place one order under one key at once: one order comes of it.",
            teaches = "A retry may overtake the first attempt: the key has to be unique where the order is written.")
    void parallelRetry() {
        CustomerId customer = make.customer().id();
        Product product = make.product(100);
        PlaceOrder wish = wish(customer, 2, product);

        List<PlaceOrderResult> results = Together.run(
                16,
                number -> orders.place(new PlaceOrder(
                        OrderId.next(), wish.key(), customer, wish.lines(), Optional.empty(), Optional.empty())));

        Order order = orders.findByKey(wish.key()).orElseThrow();
        assertThat(results)
                .allMatch(result ->
                        result instanceof Placed placed && placed.order().equals(order));
        assertThat(results)
                .filteredOn(result -> result instanceof Placed placed && !placed.repeated())
                .hasSize(1);
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 98, 2, 0));
        shop.awaitVisibility();
        assertThat(orders.history(customer, PageRequest.first(20)).items()).containsExactly(order);
    }

    @Rule(
            id = "ORD-07",
            title = "Sixteen threads order the last 20 pieces: orders and reserved pieces agree, and none is oversold.",
            teaches = "The invariant that matters: pieces promised to customers never exceed pieces in the house.")
    void lastPieces() {
        CustomerId customer = make.customer().id();
        Product scarce = make.product(20);
        Product plenty = make.product(1_000);

        List<Integer> placed = Together.run(16, number -> {
            int mine = 0;
            for (int i = 0; i < 3; i++) {
                if (orders.place(wish(customer, 1, plenty, scarce)) instanceof Placed) {
                    mine++;
                }
            }
            return mine;
        });

        assertThat(placed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(make.stockOf(scarce)).isEqualTo(new StockLevel(scarce.id(), 0, 20, 0));
        assertThat(make.stockOf(plenty)).isEqualTo(new StockLevel(plenty.id(), 980, 20, 0));
    }

    @Rule(
            id = "ORD-08",
            title = "Orders that name the same products in opposite order, at once, all go through.",
            teaches = "Two transactions that lock the same rows in opposite order wait for each other for ever: sort"
                    + " the locks, or repeat the one that the server picks as the victim.")
    void noDeadlock() {
        CustomerId customer = make.customer().id();
        Product a = make.product(1_000);
        Product b = make.product(1_000);
        Product c = make.product(1_000);

        List<Integer> placed = Together.run(8, number -> {
            int mine = 0;
            for (int i = 0; i < 6; i++) {
                PlaceOrder wish = number % 2 == 0 ? wish(customer, 1, a, b, c) : wish(customer, 1, c, b, a);
                if (orders.place(wish) instanceof Placed) {
                    mine++;
                }
            }
            return mine;
        });

        assertThat(placed).containsOnly(6);
        for (Product product : List.of(a, b, c)) {
            assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 952, 48, 0));
        }
    }

    @Rule(
            id = "ORD-09",
            title = "While an order of 50 lines is placed, nobody sees some lines reserved and others not.",
            teaches = "Atomic is one thing (all or nothing in the end), isolated another (nobody sees it half done).",
            needs = Capability.ISOLATED_ORDER_PLACEMENT,
            byChance = true)
    void placementIsIsolated() {
        CustomerId customer = make.customer().id();
        List<Product> products = make.products(50, 100);

        Set<Set<Long>> seen = new HashSet<>();
        for (int round = 0; round < 8 && seen.stream().allMatch(numbers -> numbers.size() == 1); round++) {
            seen.addAll(Watch.during(() -> Set.copyOf(make.reserved(products)), () -> {
                for (int i = 0; i < 12; i++) {
                    make.place(wish(customer, 1, products.toArray(Product[]::new)));
                }
            }));
        }

        assertThat(seen).as("numbers of reserved pieces seen at one time").allMatch(numbers -> numbers.size() == 1);
    }
}
