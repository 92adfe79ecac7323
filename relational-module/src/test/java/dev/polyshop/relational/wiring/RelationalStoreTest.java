package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.Vacuum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@DisplayName("An open relational store")
class RelationalStoreTest {

    @Test
    @DisplayName("does not see what another namespace on the same server holds")
    void isIsolated() {
        Product product = Samples.product("Lamp");
        try (Store one = PostgresEngine.openStore();
                Store other = PostgresEngine.openStore()) {
            one.shop().catalog().add(product);

            assertThat(other.shop().catalog().find(product.id())).isEmpty();
            other.shop().catalog().add(product);
            assertThat(one.shop().catalog().count()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("makes a category while units of work hold all the connections that units may have")
    void makesCategoriesBesideUnits() {
        Product product = Samples.product("Lamp");
        try (Store store = PostgresEngine.openStore()) {
            List<UnitOfWork> units = new ArrayList<>();
            try {
                for (int i = 0; i < RelationalStore.POOL_SIZE; i++) {
                    units.add(store.shop().units().begin());
                }
                units.getLast().add(product);
                units.getLast().commit();
            } finally {
                units.forEach(UnitOfWork::close);
            }
            assertThat(store.shop().catalog().find(product.id())).contains(product);
        }
    }

    @Test
    @DisplayName("finds its data again when they were kept, with each schema change recorded once")
    void reopens() {
        String namespace = PostgresEngine.freshNamespace();
        Product product = Samples.product("Lamp");
        try (Store store =
                PostgresEngine.shared().open(StoreSettings.of(namespace).kept())) {
            store.shop().catalog().add(product);
        }
        try (RelationalStore store = (RelationalStore) PostgresEngine.shared().open(StoreSettings.of(namespace))) {
            assertThat(store.shop().catalog().find(product.id())).contains(product);
            List<String> recorded = JdbcClient.create(store.connections())
                    .sql("select version from flyway_schema_history where version is not null order by installed_rank")
                    .query((row, number) -> row.getString(1))
                    .list();
            assertThat(recorded).containsExactly("1", "2", "3", "4", "5", "6", "7");
        }
    }

    @Test
    @DisplayName("takes its schema with it when it is closed")
    void dropsItsSchema() {
        String namespace = PostgresEngine.freshNamespace();
        PostgresEngine.shared().open(StoreSettings.of(namespace)).close();

        try (RelationalStore other = (RelationalStore) PostgresEngine.openStore()) {
            assertThat(JdbcClient.create(other.connections())
                            .sql("select count(*) from pg_namespace where nspname = :name")
                            .param("name", namespace)
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    @DisplayName("neither uses nor drops a schema that it did not make")
    void leavesForeignSchemasAlone() {
        String namespace = PostgresEngine.freshNamespace();
        try (RelationalStore other = (RelationalStore) PostgresEngine.openStore()) {
            JdbcClient jdbc = JdbcClient.create(other.connections());
            jdbc.sql("create schema " + namespace).update();
            jdbc.sql("create table " + namespace + ".precious as select 1 as it")
                    .update();

            assertThatThrownBy(() -> PostgresEngine.shared().open(StoreSettings.of(namespace)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(namespace)
                    .hasMessageContaining("was not made by Polyshop");
            assertThat(jdbc.sql("select it from " + namespace + ".precious")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);

            jdbc.sql("drop schema " + namespace + " cascade").update();
        }
    }

    @Test
    @DisplayName("can do everything on a server that has the contrib extensions")
    void hasEveryCapability() {
        try (Store store = PostgresEngine.openStore()) {
            assertThat(Capability.values())
                    .allSatisfy(
                            capability -> assertThat(store.support(capability)).isEqualTo(new Support.Full()));
        }
    }

    @Test
    @DisplayName("refuses a mode of another store")
    void refusesForeignModes() {
        try (Store store = PostgresEngine.openStore()) {
            var foreign = new Mode("watch", "t", "c", Set.of());
            assertThatThrownBy(() -> store.shop(foreign)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    @DisplayName("says of each row that an import kept out where it stood and which key was taken")
    void reportsRejections() {
        try (Store store = PostgresEngine.openStore()) {
            Product first = Samples.product("One");
            Product second = Samples.product("Two");
            Product sameSku = new Product(
                    ProductId.next(),
                    first.sku(),
                    "Three",
                    "",
                    first.category(),
                    "",
                    Set.of(),
                    Map.of(),
                    first.price(),
                    1);
            ImportReport report = store.shop()
                    .catalog()
                    .importAll(List.of(first, second, sameSku, second.withName("Four"))
                            .iterator());

            assertThat(report.accepted()).isEqualTo(2);
            assertThat(report.rejections())
                    .containsExactly(
                            new ImportReport.Rejection(2, first.sku(), "the SKU is taken"),
                            new ImportReport.Rejection(3, second.sku(), "the id is taken"));
        }
    }

    @Test
    @DisplayName("loads the bulk floor beside the shop, with the same indexes, and removes it")
    void bulkFloor() {
        try (RelationalStore store = (RelationalStore) PostgresEngine.openStore()) {
            Product product = Samples.product("Lamp");
            Customer customer = Samples.customer();
            Order order = Samples.order(Optional.of(customer.id()), Instant.now(), product);
            BulkFloor floor = store.bulkFloor();

            assertThat(floor.loadProducts(
                            List.of(product, Samples.product("Rug")).iterator()))
                    .isEqualTo(2);
            assertThat(floor.loadCustomers(List.of(customer).iterator())).isEqualTo(1);
            assertThat(floor.loadOrders(List.of(order).iterator())).isEqualTo(1);

            assertThat(indexes(store, "_floor")).isEqualTo(indexes(store, ""));
            assertThat(store.shop().catalog().count()).isZero();
            floor.discard();
            assertThat(indexes(store, "_floor")).isZero();
        }
    }

    @Test
    @DisplayName("makes the bulk floor's tables once, with the foreign keys of the shop, and loads many times")
    void bulkFloorIsMadeOnce() {
        try (RelationalStore store = (RelationalStore) PostgresEngine.openStore()) {
            BulkFloor floor = store.bulkFloor();
            floor.loadProducts(List.of(Samples.product("Lamp")).iterator());
            List<String> made = foreignKeys(store, "_floor", "c.oid || ' ' ||");
            floor.loadProducts(List.of(Samples.product("Rug")).iterator());

            assertThat(foreignKeys(store, "_floor", "c.oid || ' ' ||")).isEqualTo(made);
            assertThat(foreignKeys(store, "_floor", "")).hasSize(5).isEqualTo(foreignKeys(store, "", ""));
        }
    }

    @Test
    @DisplayName("leaves a long description where it is stored when only the price changes")
    void writesOnlyWhatChanged() {
        try (RelationalStore store = (RelationalStore) PostgresEngine.openStore()) {
            Product product = Samples.described(Samples.product("Lamp"), incompressible(50_000));
            store.shop().catalog().add(product);
            long stored = toast(store);

            store.shop().catalog().replace(product.withPrice(Money.of("9.99", "EUR")));

            assertThat(stored).isPositive();
            assertThat(toast(store)).isEqualTo(stored);
            assertThat(store.shop().catalog().find(product.id()).orElseThrow().price())
                    .isEqualTo(Money.of("9.99", "EUR"));
        }
    }

    @Test
    @DisplayName("does not let an import fail for a VACUUM that fails after it")
    void survivesAFailedVacuum() {
        try (RelationalStore store = (RelationalStore) PostgresEngine.openStore()) {
            DataSource connections = store.connections();
            JdbcTemplate jdbc = new JdbcTemplate(connections);
            Transactions transactions =
                    new Transactions(new DataSourceTransactionManager(connections), jdbc, Isolation::bySetTransaction);

            assertThatCode(() -> Vacuum.after(transactions, jdbc, "no_such_table"))
                    .doesNotThrowAnyException();
        }
    }

    private static String incompressible(int length) {
        return new Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static long toast(RelationalStore store) {
        return JdbcClient.create(store.connections())
                .sql("select pg_relation_size(reltoastrelid) from pg_class where oid = cast('product' as regclass)")
                .query(Long.class)
                .single();
    }

    /** Those of the tables that the floor has, as they are said where the tables are. */
    private static List<String> foreignKeys(RelationalStore store, String suffix, String prefix) {
        return JdbcClient.create(store.connections())
                .sql("""
                        select %s relname || ' ' || replace(pg_get_constraintdef(c.oid), current_schema() || :suffix || '.', '')
                        from pg_constraint c join pg_class t on t.oid = c.conrelid
                        where c.contype = 'f' and c.connamespace = cast(current_schema() || :suffix as regnamespace)
                        and relname in ('category', 'product', 'stock', 'customer', 'address', 'customer_order', 'order_line')
                        order by 1""".formatted(prefix))
                .param("suffix", suffix)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static long indexes(RelationalStore store, String suffix) {
        return JdbcClient.create(store.connections())
                .sql("""
                        select count(*) from pg_indexes
                        where schemaname = current_schema() || :suffix
                        and tablename in ('product', 'stock', 'customer', 'address', 'customer_order', 'order_line')""")
                .param("suffix", suffix)
                .query(Long.class)
                .single();
    }
}
