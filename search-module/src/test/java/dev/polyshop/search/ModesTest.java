package dev.polyshop.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("Modes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModesTest {

    private static final int THREADS = 16;

    private final Store store = Server.open();

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    @DisplayName("naive loses updates under 16 threads; seq-no loses none")
    void lostUpdates() throws Exception {
        Shop naive = store.shop(store.modes().getFirst());
        Shop exact = store.shop(store.defaultMode());

        assertThat(receivedByMany(naive).onHand()).isLessThan(THREADS * 10L);
        assertThat(receivedByMany(exact).onHand()).isEqualTo(THREADS * 10L);
    }

    @Test
    @DisplayName("seq-no sells the last pieces once: orders and reserved pieces agree")
    void neverOversold() throws Exception {
        Shop shop = store.shop();
        Product product = Server.product("Hot");
        Customer customer = Server.customer();
        shop.catalog().add(product);
        shop.customers().register(customer);
        shop.inventory().receive(product.id(), 12);

        List<PlaceOrderResult> results = together(() ->
                shop.orders().place(PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 1)))));

        assertThat(results.stream().filter(PlaceOrderResult.Placed.class::isInstance))
                .hasSize(12);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 0, 12, 0));
    }

    @Test
    @DisplayName("seq-no makes one order of many wishes under one key, and all get that order")
    void oneOrderPerKey() throws Exception {
        Shop shop = store.shop();
        Product product = Server.product("Wanted");
        Customer customer = Server.customer();
        shop.catalog().add(product);
        shop.customers().register(customer);
        shop.inventory().receive(product.id(), 100);
        PlaceOrder wish = PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 3)));

        List<Order> orders = together(() -> {
            // The same key, but for half of them another order id: two shop windows, one intention.
            PlaceOrder mine = Thread.currentThread().threadId() % 2 == 0
                    ? wish
                    : PlaceOrder.of(customer.id(), wish.lines()).withKey(wish.key());
            return ((PlaceOrderResult.Placed) shop.orders().place(mine)).order();
        });

        assertThat(orders.stream().map(Order::id).distinct()).hasSize(1);
        assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 97, 3, 0));
        shop.awaitVisibility();
        assertThat(shop.orders().history(customer.id(), PageRequest.first(10)).items())
                .hasSize(1);
    }

    @Test
    @DisplayName("promise what the default has to keep, and naive does not promise it")
    void promises() {
        Mode naive = store.modes().getFirst();

        assertThat(naive.name()).isEqualTo("naive");
        assertThat(naive.promises()).doesNotContain(Guarantee.NO_OVERSELL, Guarantee.NO_LOST_UPDATE);
        assertThat(store.defaultMode().promises())
                .contains(
                        Guarantee.NO_OVERSELL,
                        Guarantee.STOCK_CONSERVED,
                        Guarantee.UNIQUE_EMAIL,
                        Guarantee.COUPON_LIMIT,
                        Guarantee.ACKNOWLEDGED_ORDERS_FINDABLE,
                        Guarantee.IDEMPOTENT_RETRY,
                        Guarantee.WHOLE_AFTER_RECOVERY,
                        Guarantee.SURVIVES_PROCESS_KILL);
    }

    private static StockLevel receivedByMany(Shop shop) throws Exception {
        Product product = Server.product("Counted");
        shop.catalog().add(product);
        together(() -> {
            for (int i = 0; i < 10; i++) {
                shop.inventory().receive(product.id(), 1);
            }
            return true;
        });
        return shop.inventory().find(product.id()).orElseThrow();
    }

    private static <T> List<T> together(Callable<T> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<T>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(work);
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(all)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
