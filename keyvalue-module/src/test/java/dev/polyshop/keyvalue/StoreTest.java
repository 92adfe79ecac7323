package dev.polyshop.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.keyvalue.engine.KeyValueConnections;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisEndpoint;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

@DisplayName("A store on Redis")
class StoreTest {

    private static final LettuceConnectionFactory CONNECTIONS = KeyValueConnections.open(
            RedisEndpoint.loopback(TestShop.engine().address().port()), Keyspace.of("test"));
    private static final StringRedisTemplate TEMPLATE = new StringRedisTemplate(CONNECTIONS);

    @BeforeAll
    static void ready() {
        TEMPLATE.afterPropertiesSet();
    }

    @AfterAll
    static void disconnect() {
        CONNECTIONS.destroy();
    }

    private static List<String> keys(String namespace) {
        List<String> keys = new ArrayList<>();
        new Redis(TEMPLATE).scan(Keyspace.of(namespace).pattern(), keys::addAll);
        return keys;
    }

    @Test
    @DisplayName("keeps all its keys under its namespace, in one slot, and removes them when it is closed")
    void namespace() {
        try (Store one = TestShop.engine().open(StoreSettings.of("one"));
                Store other = TestShop.engine().open(StoreSettings.of("one_more"))) {
            Product product = TestShop.product("Printer");
            one.shop().catalog().add(product);
            one.bulkFloor().loadProducts(List.of(product).iterator());
            assertThat(other.shop().catalog().find(product.id())).isEmpty();
            assertThat(other.shop().search().search(SearchQuery.of("printer")).hits())
                    .isEmpty();
            assertThat(keys("one")).isNotEmpty().allMatch(key -> key.startsWith("{one}:"));
        }
        assertThat(keys("one")).isEmpty();
        assertThat(keys("one_more")).isEmpty();
    }

    @Test
    @DisplayName("is there again when it was kept, with its migrations recorded and made once")
    void keptAndMigrated() {
        Product product = TestShop.product("Printer");
        try (Store store = TestShop.engine().open(StoreSettings.of("kept").kept())) {
            store.shop().catalog().add(product);
        }
        Map<Object, Object> record = TEMPLATE.opsForHash().entries("{kept}:migrations");
        assertThat(record).isNotEmpty();
        try (Store store = TestShop.engine().open(StoreSettings.of("kept"))) {
            assertThat(store.shop().catalog().find(product.id())).contains(product);
            assertThat(TEMPLATE.opsForHash().entries("{kept}:migrations")).isEqualTo(record);
        }
        assertThat(keys("kept")).isEmpty();
    }

    @Test
    @DisplayName("does not open over keys that it did not write, and leaves them alone")
    void foreignKeys() {
        TEMPLATE.opsForValue().set("{foreign}:mine", "1");
        assertThatThrownBy(() -> TestShop.engine().open(StoreSettings.of("foreign")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("{foreign}:");
        assertThat(TEMPLATE.opsForValue().get("{foreign}:mine")).isEqualTo("1");
        TEMPLATE.delete("{foreign}:mine");
    }

    @Test
    @DisplayName("leaves nothing behind when all its records are removed, but names once in use")
    void removalLeavesNothing() {
        try (Store store = TestShop.engine().open(StoreSettings.of("removal"))) {
            Product product = TestShop.described(TestShop.product("Laser printer"), "It prints.");
            store.shop().catalog().add(product);
            Product changed = store.shop().catalog().replace(product.withName("Ink box"));
            assertThat(store.shop().catalog().remove(changed.id())).isTrue();
            assertThat(keys("removal"))
                    .containsExactlyInAnyOrder(
                            "{removal}:migrations",
                            "{removal}:orders:lines",
                            "{removal}:categories",
                            "{removal}:terms");
        }
    }

    @Test
    @DisplayName("reads a page of a category as one range of its shelf, and scans nothing")
    void pageIsARange() {
        try (Store store = TestShop.engine().open(StoreSettings.of("ranges"))) {
            for (int i = 0; i < 5; i++) {
                store.shop().catalog().add(TestShop.product("printer"));
            }
            resetCommandStatistics();
            var page = store.shop()
                    .catalog()
                    .browse(
                            CatalogFilter.all().inCategory("electronics"),
                            ProductSort.CHEAPEST_FIRST,
                            PageRequest.first(2));
            assertThat(page.items()).hasSize(2);
            Properties statistics = commandStatistics();
            assertThat(statistics.getProperty("cmdstat_zrangebylex")).startsWith("calls=1,");
            assertThat(statistics.getProperty("cmdstat_hgetall")).startsWith("calls=2,");
            assertThat(statistics.stringPropertyNames())
                    .doesNotContain("cmdstat_scan", "cmdstat_keys", "cmdstat_smembers", "cmdstat_evalsha");
        }
    }

    private static void resetCommandStatistics() {
        TEMPLATE.execute((RedisCallback<Boolean>) connection -> {
            connection.serverCommands().resetConfigStats();
            return true;
        });
    }

    private static Properties commandStatistics() {
        return Objects.requireNonNull(TEMPLATE.execute((RedisCallback<Properties>)
                connection -> connection.serverCommands().info("commandstats")));
    }

    @Test
    @DisplayName("lets the server itself remove a cart whose time has passed")
    void cartExpires() {
        try (Store store = TestShop.engine().open(StoreSettings.of("carts"))) {
            Shop shop = store.shop();
            Product product = TestShop.product("Printer");
            shop.catalog().add(product);
            CartId cart = CartId.next();
            shop.carts().open(cart, Duration.ofMillis(300));
            shop.carts().add(cart, product.id(), 1);
            assertThat(TEMPLATE.getExpire("{carts}:cart:" + cart)).isGreaterThanOrEqualTo(0);
            Awaitility.await().until(() -> !TEMPLATE.hasKey("{carts}:cart:" + cart));
            assertThat(shop.carts().find(cart)).isEmpty();
        }
    }

    @Test
    @DisplayName("refuses the cursor of another list or search")
    void foreignCursors() {
        try (Store store = TestShop.engine().open(StoreSettings.of("cursors"))) {
            Shop shop = store.shop();
            for (int i = 0; i < 3; i++) {
                shop.catalog().add(TestShop.product("printer"));
            }
            Cursor newest = shop.catalog()
                    .browse(CatalogFilter.all(), ProductSort.NEWEST_FIRST, PageRequest.first(1))
                    .next()
                    .orElseThrow();
            assertThatThrownBy(() -> shop.catalog()
                            .browse(
                                    CatalogFilter.all(),
                                    ProductSort.CHEAPEST_FIRST,
                                    PageRequest.first(1).from(newest)))
                    .isInstanceOf(InvalidDataException.class);
            SearchQuery query = SearchQuery.of("printer").page(PageRequest.first(1));
            Cursor found = shop.search().search(query).next().orElseThrow();
            assertThatThrownBy(() -> shop.search()
                            .search(query.sortedBy(SearchSort.CHEAPEST_FIRST)
                                    .page(PageRequest.first(1).from(found))))
                    .isInstanceOf(InvalidDataException.class);
            assertThatThrownBy(() ->
                            shop.search().search(query.page(PageRequest.first(1).from(new Cursor("????")))))
                    .isInstanceOf(InvalidDataException.class);
        }
    }

    @Test
    @DisplayName("sends the same commands through the bare driver and gets the same answers")
    void driverFloor() {
        try (Store store = TestShop.engine().open(StoreSettings.of("floor"))) {
            Shop shop = store.shop();
            Customer customer = TestShop.customer();
            shop.customers().register(customer);
            Product product = TestShop.product("printer");
            shop.catalog().add(product);
            shop.inventory().receive(product.id(), 5);
            DriverFloor floor = store.driverFloor().orElseThrow();
            assertThat(floor.productById(product.id())).isEqualTo(1);
            assertThat(floor.categoryPage(CategoryPath.parse("electronics"), 20))
                    .isEqualTo(1);
            assertThat(floor.placeOrder(PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 2)))))
                    .isEqualTo(1);
            assertThat(floor.historyPage(customer.id(), 20)).isEqualTo(1);
            assertThat(floor.search("printers prniter", 20)).isEqualTo(1);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Period period = new Period(today.minusDays(1), today.plusDays(2), ZoneOffset.UTC);
            assertThat(floor.topProducts(period, Currency.getInstance("EUR"), 5))
                    .isEqualTo(1);
            assertThat(shop.orders().count()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("finds its way back through the bare driver when connections and scripts are gone")
    void driverFloorRecovers() {
        try (Store store = TestShop.engine().open(StoreSettings.of("floor_again"))) {
            Product product = TestShop.product("printer");
            store.shop().catalog().add(product);
            DriverFloor floor = store.driverFloor().orElseThrow();
            assertThat(floor.search("printer", 20)).isEqualTo(1);
            try (RedisClient client =
                            RedisClient.create("redis://" + TestShop.engine().address());
                    var admin = client.connect()) {
                admin.sync().scriptFlush();
                admin.sync().clientKill(KillArgs.Builder.typeNormal());
            }
            Awaitility.await().ignoreExceptions().until(() -> floor.productById(product.id()) == 1);
            assertThat(floor.search("printer", 20)).isEqualTo(1);
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> store.shop().catalog().count() == 1);
        }
    }

    @Test
    @DisplayName("loads by its bare bulk path the same keys that the shop's import makes")
    void bulkFloor() {
        try (Store store = TestShop.engine().open(StoreSettings.of("bulk"))) {
            List<Product> products = List.of(TestShop.product("one"), TestShop.product("two"));
            List<Customer> customers = List.of(TestShop.customer());
            store.shop().catalog().importAll(products.iterator());
            store.shop().customers().importAll(customers.iterator());
            List<String> shop = keys("bulk");
            BulkFloor floor = store.bulkFloor();
            assertThat(floor.loadProducts(products.iterator())).isEqualTo(2);
            assertThat(floor.loadCustomers(customers.iterator())).isEqualTo(1);
            List<String> loaded = keys("bulk").stream()
                    .filter(key -> key.startsWith("{bulk}:floor:"))
                    .map(key -> key.replace(":floor:", ":"))
                    .toList();
            shop.removeAll(List.of("{bulk}:migrations", "{bulk}:orders:lines"));
            assertThat(loaded).containsExactlyInAnyOrderElementsOf(shop);
            floor.discard();
            assertThat(keys("bulk")).noneMatch(key -> key.startsWith("{bulk}:floor:"));
        }
    }
}
