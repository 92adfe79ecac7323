package dev.polyshop.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.search.wiring.Context;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@DisplayName("Indices")
class IndicesTest {

    @Test
    @DisplayName("of two namespaces do not see each other, and go with their store unless they are kept")
    void namespaces() throws IOException {
        StoreSettings kept = Server.settings().kept();
        StoreSettings passing = Server.settings();
        Product product = Server.product("Mine");
        try (Store one = Server.ENGINE.open(kept);
                Store other = Server.ENGINE.open(passing)) {
            one.shop().catalog().add(product);
            assertThat(other.shop().catalog().find(product.id())).isEmpty();
            assertThat(other.shop().catalog().count()).isZero();
        }
        assertThat(indices(passing)).isEmpty();
        assertThat(indices(kept)).isNotEmpty();
        try (Store again = Server.ENGINE.open(StoreSettings.of(kept.namespace()))) {
            assertThat(again.shop().catalog().find(product.id())).contains(product);
        }
        assertThat(indices(kept)).isEmpty();
    }

    @Test
    @DisplayName("are made by changes that are recorded, and each made once")
    void migrations() throws IOException {
        StoreSettings settings = Server.settings();
        try (Store first = Server.ENGINE.open(settings)) {
            Map<String, Long> before = changes(settings);
            assertThat(before).containsKey("001");
            assertThat(first.shop().catalog().count()).isZero();
            try (AnnotationConfigApplicationContext second = Context.open(Server.ENGINE.address(), settings)) {
                assertThat(second.isActive()).isTrue();
                assertThat(changes(settings)).isEqualTo(before);
            }
        }
    }

    @Test
    @DisplayName("that somebody else made under the prefix are neither used nor removed")
    void foreignIndices() throws IOException {
        StoreSettings settings = Server.settings();
        String theirs = settings.namespace() + "-products-1";
        try (AnnotationConfigApplicationContext other = Context.open(Server.ENGINE.address(), Server.settings())) {
            ElasticsearchClient client = other.getBean(ElasticsearchClient.class);
            client.indices().create(index -> index.index(theirs));
            try {
                assertThatThrownBy(() -> Server.ENGINE.open(settings))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("choose another namespace");
                assertThat(indices(settings)).containsExactly(theirs);
            } finally {
                client.indices().delete(index -> index.index(theirs));
            }
        }
    }

    @Test
    @DisplayName("keep the settings asked for, and say so")
    void settings() {
        StoreSettings asked =
                Server.settings().withOptions(Map.of("refresh_interval", "5s", "translog.durability", "async"));
        try (Store store = Server.ENGINE.open(asked)) {
            assertThat(store.engine().settings())
                    .containsEntry("refresh_interval", "5s")
                    .containsEntry("translog.durability", "async");
            assertThat(store.defaultMode().promises()).doesNotContain(Guarantee.SURVIVES_PROCESS_KILL);
        }
    }

    @Test
    @DisplayName("hold thousands of attribute keys under one mapping, and find by each of them")
    void manyAttributeKeys() throws IOException {
        StoreSettings settings = Server.settings();
        try (Store store = Server.ENGINE.open(settings)) {
            Shop shop = store.shop();
            int before = fields(settings).size();
            List<Product> products = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Map<String, AttributeValue> attributes = new HashMap<>();
                for (int key = 0; key < 100; key++) {
                    attributes.put("key." + (100 * i + key), AttributeValue.of(BigDecimal.valueOf(key, 1)));
                }
                products.add(Server.product("Product " + i).withAttributes(attributes));
            }
            shop.catalog().importAll(products.iterator());
            shop.awaitVisibility();

            assertThat(fields(settings)).hasSize(before);
            assertThat(shop.catalog()
                            .browse(
                                    CatalogFilter.all()
                                            .between("key.4242", new BigDecimal("4.2"), new BigDecimal("4.2")),
                                    ProductSort.NEWEST_FIRST,
                                    PageRequest.first(10))
                            .items())
                    .containsExactly(products.get(42));
        }
    }

    @Test
    @DisplayName("find an attribute whose key has an asterisk by that key and no other")
    void asterisk() {
        try (Store store = Server.open()) {
            Shop shop = store.shop();
            Product starred = Server.product("Starred").withAttributes(Map.of("a*b", AttributeValue.of("x")));
            Product matching = Server.product("Matching").withAttributes(Map.of("axb", AttributeValue.of("x")));
            shop.catalog().add(starred);
            shop.catalog().add(matching);

            assertThat(shop.catalog().renameAttribute("a*b", "plain")).isEqualTo(1);
            assertThat(shop.catalog().find(starred.id()).orElseThrow().attributes())
                    .containsOnlyKeys("plain");
            assertThat(shop.catalog().find(matching.id())).contains(matching);
        }
    }

    @Test
    @DisplayName("show a write to lists and searches after a refresh, and to reads by id at once")
    void nearRealTime() {
        StoreSettings settings = Server.settings().withOptions(Map.of("refresh_interval", "-1"));
        try (Store store = Server.ENGINE.open(settings)) {
            Shop shop = store.shop();
            Product product = Server.product("Zeppelin");
            shop.catalog().add(product);

            assertThat(shop.catalog().find(product.id())).contains(product);
            assertThat(shop.search().search(SearchQuery.of("zeppelin")).total()).isZero();

            shop.awaitVisibility();

            assertThat(shop.search().search(SearchQuery.of("zeppelin")).total()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("show a write that waits for the refresh at once")
    void waitFor() {
        StoreSettings settings =
                Server.settings().withOptions(Map.of("refresh", "wait_for", "refresh_interval", "50ms"));
        try (Store store = Server.ENGINE.open(settings)) {
            store.shop().catalog().add(Server.product("Zeppelin"));

            assertThat(store.shop().search().search(SearchQuery.of("zeppelin")).total())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("refuse a cursor of another list, and one that was made up")
    void cursors() {
        try (Store store = Server.open()) {
            Shop shop = store.shop();
            for (Cursor cursor : List.of(
                    Cursor.of("nonsense"), Cursor.of("NEWEST_FIRST", "1", "x"), new Cursor("%"), Cursor.of("1", "2"))) {
                PageRequest page = PageRequest.first(1).from(cursor);
                assertThatThrownBy(() -> shop.catalog().browse(CatalogFilter.all(), ProductSort.CHEAPEST_FIRST, page))
                        .isInstanceOf(InvalidDataException.class);
                assertThatThrownBy(
                                () -> shop.search().search(SearchQuery.of("x").page(page)))
                        .isInstanceOf(InvalidDataException.class);
            }
        }
    }

    private static Set<String> indices(StoreSettings settings) throws IOException {
        try (ElasticsearchClient client = client()) {
            return client.indices()
                    .get(get -> get.index(settings.namespace() + "-*"))
                    .indices()
                    .keySet();
        }
    }

    private static Map<String, Property> fields(StoreSettings settings) throws IOException {
        try (ElasticsearchClient client = client()) {
            String index = settings.namespace() + "-products-1";
            return Objects.requireNonNull(
                            client.indices().getMapping(get -> get.index(index)).get(index))
                    .mappings()
                    .properties();
        }
    }

    @SuppressWarnings("rawtypes")
    private static Map<String, Long> changes(StoreSettings settings) throws IOException {
        try (ElasticsearchClient client = client()) {
            client.indices().refresh(refresh -> refresh.index(settings.namespace() + "-changes"));
            Map<String, Long> applied = new HashMap<>();
            client.search(
                            search -> search.index(settings.namespace() + "-changes")
                                    .size(100),
                            Map.class)
                    .hits()
                    .hits()
                    .forEach(hit -> applied.put(
                            String.valueOf(hit.id()),
                            ((Number) Objects.requireNonNull(hit.source()).get("appliedAt")).longValue()));
            return applied;
        }
    }

    private static ElasticsearchClient client() {
        return ElasticsearchClient.of(config -> config.host("http://" + Server.ENGINE.address()));
    }
}
