package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("When a connection breaks before COMMIT")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenConnectionsTest {

    private final RelationalStore store = (RelationalStore) PostgresEngine.openStore();
    private final Shop shop = store.shop();

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    @DisplayName("a change of a cart has left nothing behind, and is begun again")
    void cart() throws Exception {
        Product product = added();
        CartId cart = CartId.next();
        shop.carts().open(cart, Duration.ofHours(1));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Connection lock = store.connections().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table cart_line in share mode");
            Future<CartChange> change = threads.submit(() -> shop.carts().add(cart, product.id(), 3));
            await().until(() -> ended("wait_event_type = 'Lock'"), ended -> ended == 1);
            lock.rollback();

            assertThat(change.get(30, TimeUnit.SECONDS)).isInstanceOf(CartChange.Changed.class);
        }
        assertThat(shop.carts().find(cart).orElseThrow().lines()).hasSize(1);
    }

    @Test
    @DisplayName("a unit has left nothing behind, and nobody is told that its outcome is unknown")
    void unit() {
        Product product = added();
        try (UnitOfWork unit = shop.units().begin()) {
            unit.setPrice(product.id(), Money.of("1.00", "EUR"));
            assertThat(ended("state = 'idle in transaction'")).isEqualTo(1);

            assertThatThrownBy(() -> unit.setPrice(product.id(), Money.of("2.00", "EUR")))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        UnitOfWork other = shop.units().begin();
        other.setPrice(product.id(), Money.of("3.00", "EUR"));
        assertThat(ended("state = 'idle in transaction'")).isEqualTo(1);
        assertThatThrownBy(other::rollback).isInstanceOf(StoreUnavailableException.class);

        assertThat(shop.catalog().find(product.id())).contains(product);
    }

    @Test
    @DisplayName("a unit that was about to commit cannot know")
    void commit() {
        Product product = added();
        try (UnitOfWork unit = shop.units().begin()) {
            unit.setPrice(product.id(), Money.of("1.00", "EUR"));
            assertThat(ended("state = 'idle in transaction'")).isEqualTo(1);

            assertThatThrownBy(unit::commit).isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(shop.catalog().find(product.id())).contains(product);
    }

    private Product added() {
        Product product = Samples.product("Lamp");
        shop.catalog().add(product);
        return product;
    }

    /** Ends those backends of the store of which something holds; returns how many. */
    private int ended(String condition) {
        return JdbcClient.create(store.connections())
                .sql("""
                        select count(*) filter (where pg_terminate_backend(pid, 5000)) from pg_stat_activity
                        where application_name = current_setting('application_name') and pid <> pg_backend_pid()
                        and %s""".formatted(condition))
                .query(Integer.class)
                .single();
    }
}
