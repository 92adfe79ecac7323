package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult.Placed;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.engine.PgBouncer;
import dev.polyshop.relational.engine.ServerOfOthers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("When an administrator ends all backends of the shop again and again")
class TerminatedBackendsTest {

    private static final int CLIENTS = 8;
    private static final int TERMINATIONS = 40;
    private static final int ORDERS_BETWEEN = 25;
    private static final int PIECES = 1_000_000;

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicInteger unknown = new AtomicInteger();
    private final Set<IdempotencyKey> acknowledged = ConcurrentHashMap.newKeySet();

    @Test
    @DisplayName("a checkout loses no order, doubles none, and meets no error but an outcome that nobody can know")
    void checkoutGoesOn() throws Exception {
        try (ServerOfOthers server = ServerOfOthers.start();
                Engine engine = PostgresEngine.reach(server.url(), Map.of())) {
            checkoutGoesOn(server, engine);
        }
    }

    @Test
    @DisplayName("the same holds by way of a pooler, whose sessions they are")
    void checkoutGoesOnByWayOfAPooler() throws Exception {
        try (ServerOfOthers server = ServerOfOthers.start();
                PgBouncer pooler = PgBouncer.before(server);
                Engine engine = PostgresEngine.reach(server.url(pooler.address()) + "?sslmode=require", Map.of())) {
            checkoutGoesOn(server, engine);
        }
    }

    private void checkoutGoesOn(ServerOfOthers server, Engine engine) throws Exception {
        String namespace = PostgresEngine.freshNamespace();
        try (Store store = engine.open(StoreSettings.of(namespace));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Shop shop = store.shop();
            List<Product> products = IntStream.range(0, 3)
                    .mapToObj(i -> Samples.product("Lamp " + i))
                    .toList();
            products.forEach(shop.catalog()::add);
            products.forEach(product -> shop.inventory().receive(product.id(), PIECES));
            Customer customer = Samples.customer();
            shop.customers().register(customer);

            List<Future<Integer>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> threads.submit(checkout(shop, customer, products)))
                    .toList();
            int ended = 0;
            for (int i = 0; i < TERMINATIONS; i++) {
                int before = acknowledged.size();
                await().pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> acknowledged.size() >= before + ORDERS_BETWEEN
                                || clients.stream().anyMatch(Future::isDone));
                ended += terminate(server.administrator(), namespace);
            }
            open.set(false);
            int pieces = 0;
            for (Future<Integer> client : clients) {
                pieces += client.get();
            }

            assertThat(ended).isGreaterThan(TERMINATIONS);
            assertThat(shop.orders().count()).isEqualTo(acknowledged.size());
            assertThat(acknowledged)
                    .allSatisfy(key -> assertThat(shop.orders().findByKey(key))
                            .hasValueSatisfying(
                                    order -> assertThat(order.status()).isEqualTo(OrderStatus.PAID)));
            for (Product product : products) {
                assertThat(shop.inventory().find(product.id()))
                        .contains(new StockLevel(product.id(), PIECES - pieces, pieces, 0));
            }
            assertThat(unknown.get())
                    .as("of %d backends ended, outcomes unknown because COMMIT was under way", ended)
                    .isLessThan(ended / 2);
        }
    }

    /** Orders one piece of each product, pays, and looks it up, until told to stop; returns how many times. */
    private Callable<Integer> checkout(Shop shop, Customer customer, List<Product> products) {
        return () -> {
            int placed = 0;
            while (open.get()) {
                PlaceOrder wish = new PlaceOrder(
                        OrderId.next(),
                        IdempotencyKey.random(),
                        customer.id(),
                        products.stream()
                                .map(product -> new CartLine(product.id(), 1))
                                .toList(),
                        Optional.empty(),
                        Optional.empty());
                assertThat(untilKnown(() -> shop.orders().place(wish))).isInstanceOf(Placed.class);
                // A step that was taken already is refused, which is an answer too.
                untilKnown(() -> shop.orders().advance(wish.id(), OrderStatus.PAID));
                assertThat(shop.orders().find(wish.id())).isPresent();
                assertThat(shop.catalog().find(products.getFirst().id())).isPresent();
                acknowledged.add(wish.key());
                placed++;
            }
            return placed;
        };
    }

    /**
     * What the contract asks of a caller: repeat with the same key. Any other failure ends the client, and the test.
     */
    private <T> T untilKnown(Callable<T> work) throws Exception {
        while (true) {
            try {
                return work.call();
            } catch (OutcomeUnknownException e) {
                unknown.incrementAndGet();
            }
        }
    }

    private static int terminate(JdbcClient admin, String namespace) {
        return admin.sql("""
                        select count(*) from (
                            select pg_terminate_backend(pid) from pg_stat_activity where application_name = :name) as ended""")
                .param("name", "polyshop " + namespace)
                .query(Integer.class)
                .single();
    }
}
