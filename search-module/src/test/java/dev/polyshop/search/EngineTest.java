package dev.polyshop.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.engine.ServerProcess;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.search.wiring.SearchStoreProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The engine")
class EngineTest {

    private static final SearchStoreProvider PROVIDER = new SearchStoreProvider();

    @Test
    @DisplayName("says what it is, and has the english analyzer")
    void facts() {
        assertThat(Server.ENGINE.facts().product()).isEqualTo("Elasticsearch");
        assertThat(Server.ENGINE.facts().version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(Server.ENGINE.facts().standIn()).isFalse();
        try (Store store = Server.open()) {
            assertThat(store.engine().settings())
                    .containsEntry("refresh_interval", "1s")
                    .containsEntry("translog.durability", "request");
        }
    }

    @Test
    @DisplayName("names its ways without starting anything, those that do not serve with the reason")
    void options() {
        List<EngineOption> options = PROVIDER.engines(request(Map.of()));

        assertThat(options)
                .extracting(EngineOption::way)
                .containsExactly(EngineWay.EXTERNAL, EngineWay.CONTAINER, EngineWay.EMBEDDED);
        assertThat(options.get(0).available()).isFalse();
        assertThat(options.get(1).description()).startsWith("nothing on the class path runs containers");
    }

    @Test
    @DisplayName("is not started by a way that does not serve")
    void unavailableWay() {
        assertThatThrownBy(() -> PROVIDER.start(request(Map.of()).by(EngineWay.CONTAINER)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nothing on the class path runs containers");
    }

    @Test
    @DisplayName("that nobody answers for is one clear sentence, without the password")
    void unreachable() {
        String uri = "http://elastic:verysecret@127.0.0.1:" + ServerProcess.freePort();

        assertThatThrownBy(() -> PROVIDER.start(request(Map.of("POLYSHOP_ELASTICSEARCH_URI", uri))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot be reached")
                .message()
                .doesNotContain("verysecret");
    }

    @ParameterizedTest(name = "does not take the setting {0}={1}")
    @CsvSource({
        "fsync, off, known are heap",
        "heap, lots, heap has to look like",
        "compiler, gcc, c1 or c2",
        "translog.durability, never, request or async",
        "refresh_interval, soon, like 1s",
        "http.port, 70000, 1 to 65535"
    })
    void settings(String name, String value, String reason) {
        EngineRequest request = request(Map.of()).by(EngineWay.EMBEDDED).withSettings(Map.of(name, value));

        assertThatThrownBy(() -> PROVIDER.start(request))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining(reason);
    }

    @Test
    @DisplayName("reached through another address works the same")
    void externalOnTheSameServer() {
        String uri = "http://" + Server.ENGINE.address();
        try (Engine external = PROVIDER.start(request(Map.of("POLYSHOP_ELASTICSEARCH_URI", uri)));
                Store store = external.open(Server.settings())) {
            Product product = Server.product("Reached");
            store.shop().catalog().add(product);

            assertThat(store.shop().catalog().findBySku(product.sku())).contains(product);
            assertThat(external.control()).isEmpty();
            assertThat(external.facts().way()).isEqualTo(EngineWay.EXTERNAL);
        }
        assertThat(Server.ENGINE.facts().version()).isNotBlank();
    }

    @Test
    @DisplayName("that is killed and restarted has every acknowledged order, and no other")
    void killAndRestart() {
        Optional<ServerControl> control = Server.ENGINE.control();
        assumeThat(control).as("a server of our own").isPresent();
        try (Store store = Server.open()) {
            Shop shop = store.shop();
            Product product = Server.product("Durable");
            Customer customer = Server.customer();
            shop.catalog().add(product);
            shop.customers().register(customer);
            shop.inventory().receive(product.id(), 1_000);
            List<Order> acknowledged = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                PlaceOrder wish = PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 1)));
                acknowledged.add(((PlaceOrderResult.Placed) shop.orders().place(wish)).order());
            }

            control.get().kill();
            assertThatThrownBy(() -> shop.catalog().find(product.id())).isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(() -> shop.inventory().receive(product.id(), 1))
                    .isInstanceOfAny(StoreUnavailableException.class, OutcomeUnknownException.class)
                    .isInstanceOf(ShopException.class);
            control.get().restart();

            assertThat(acknowledged)
                    .allSatisfy(
                            order -> assertThat(shop.orders().find(order.id())).contains(order));
            shop.orders().recover(Duration.ZERO);
            assertThat(shop.orders().count()).isEqualTo(20);
            assertThat(shop.inventory().find(product.id()).orElseThrow().reserved())
                    .isEqualTo(20);
        }
    }

    private static EngineRequest request(Map<String, String> environment) {
        EngineRequest auto = EngineRequest.auto();
        return new EngineRequest(Optional.empty(), environment, auto.cache(), Map.of(), auto.progress());
    }
}
