package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each Sync that the driver sends is answered once by the server, which the client waits for. */
@DisplayName("The number of round trips to the server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripsTest {

    private final RelationalStore store = (RelationalStore) PostgresEngine.openStore();
    private final Shop shop = store.shop();
    private final DriverFloor floor = store.driverFloor().orElseThrow();
    private final Product product = Samples.product("Lamp");
    private final Customer customer = Samples.customer();
    private final Logger protocol = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final Syncs syncs = new Syncs(Thread.currentThread());

    @BeforeAll
    void listen() {
        shop.catalog().add(product);
        shop.inventory().receive(product.id(), 1_000);
        shop.customers().register(customer);
        protocol.setUseParentHandlers(false);
        protocol.addHandler(syncs);
        protocol.setLevel(Level.FINEST);
    }

    @AfterAll
    void close() {
        protocol.removeHandler(syncs);
        protocol.setLevel(null);
        store.close();
    }

    @Test
    @DisplayName("of an operation is that of the same statements through the bare driver")
    void asFewAsTheFloor() {
        assertThat(trips(() -> shop.catalog().find(product.id())))
                .as("product by id")
                .isEqualTo(trips(() -> floor.productById(product.id())));
        CatalogFilter house = CatalogFilter.all().inCategory("house");
        assertThat(trips(() -> shop.catalog().browse(house, ProductSort.NEWEST_FIRST, PageRequest.first(5))))
                .as("category page")
                .isEqualTo(trips(() -> floor.categoryPage(house.category().orElseThrow(), 5)));
        assertThat(trips(() -> shop.orders().place(order())))
                .as("place an order")
                .isEqualTo(trips(() -> floor.placeOrder(order())));
        assertThat(trips(() -> shop.orders().history(customer.id(), PageRequest.first(5))))
                .as("order history")
                .isEqualTo(trips(() -> floor.historyPage(customer.id(), 5)));
        SearchQuery lamps = SearchQuery.of("lamp").countedBy(new Facet.Brand());
        assertThat(trips(() -> shop.search().search(lamps)))
                .as("search")
                .isEqualTo(trips(() -> floor.search("lamp", 5)));
    }

    @Test
    @DisplayName("of a change of a cart is one for each statement, and one for COMMIT")
    void cart() {
        CartId cart = CartId.next();
        shop.carts().open(cart, Duration.ofHours(1));

        assertThat(trips(() -> shop.carts().add(cart, product.id(), 1)))
                .as("lock the cart, read its lines, look for the product, write line and time, commit")
                .isEqualTo(6);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"naive, 3", "atomic-update, 1", "row-lock, 3", "optimistic, 3", "repeatable-read, 4", "serializable, 4"
    })
    @DisplayName("of a take is one for each statement and for COMMIT, and one for an isolation above READ COMMITTED")
    void take(String mode, int expected) {
        Shop inMode = store.shop(store.modes().stream()
                .filter(each -> each.name().equals(mode))
                .findFirst()
                .orElseThrow());

        assertThat(trips(() -> inMode.inventory().take(product.id(), 1))).isEqualTo(expected);
    }

    private PlaceOrder order() {
        return new PlaceOrder(
                OrderId.next(),
                IdempotencyKey.random(),
                customer.id(),
                List.of(new CartLine(product.id(), 1)),
                Optional.empty(),
                Optional.empty());
    }

    /** How many it takes once the driver knows types and statements. */
    private int trips(Runnable operation) {
        for (int i = 0; i < 7; i++) {
            operation.run();
        }
        syncs.count = 0;
        operation.run();
        return syncs.count;
    }

    /** Those of one thread. */
    private static final class Syncs extends Handler {

        private final Thread thread;
        private int count;

        Syncs(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void publish(LogRecord logged) {
            if (Thread.currentThread() == thread
                    && String.valueOf(logged.getMessage()).contains("FE=> Sync")) {
                count++;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
