package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.ServerProcess;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.engine.ServerOfOthers;
import dev.polyshop.relational.engine.SleepingEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("An endpoint that scales to zero")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SleepingEndpointTest {

    private final ServerOfOthers server = ServerOfOthers.start();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("is waited for while it refuses, then hangs, then wakes, and its cold start is a fact of its own")
    void isWaitedFor() throws Exception {
        try (SleepingEndpoint endpoint = new SleepingEndpoint(server.address())) {
            CompletableFuture<Engine> starting =
                    CompletableFuture.supplyAsync(() -> start(server.url(endpoint.address()), "30"));
            await().until(() -> said.stream().anyMatch(line -> line.contains("may be asleep")));
            endpoint.stir();
            await().until(() -> endpoint.taken() > 0);
            endpoint.wake();

            try (Engine engine = starting.get(30, TimeUnit.SECONDS)) {
                assertThat(engine.facts().settings().get("first connection"))
                        .matches("\\d+\\.\\d s, at try \\d+ \\(cold start\\)");
                try (RelationalStore store =
                        (RelationalStore) engine.open(StoreSettings.of(PostgresEngine.freshNamespace()))) {
                    Product product = Samples.product("Lamp");
                    store.shop().catalog().add(product);
                    assertThat(store.shop().catalog().find(product.id())).contains(product);
                }
            }
            assertThat(said).noneMatch(line -> line.contains(ServerOfOthers.PASSWORD));
        }
    }

    @Test
    @DisplayName("that is awake is not called cold")
    void isNotCold() {
        try (Engine engine = start(server.url(), "30")) {
            assertThat(engine.facts().settings().get("first connection")).matches("\\d+\\.\\d s");
        }
    }

    @Test
    @DisplayName("that never wakes is given up when the time is over, in one sentence")
    void isGivenUp() {
        try (SleepingEndpoint endpoint = new SleepingEndpoint(server.address())) {
            endpoint.stir();
            Instant begun = Instant.now();
            assertThatThrownBy(() -> start(server.url(endpoint.address()), "2"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("cannot be used")
                    .hasMessageContaining("POLYSHOP_POSTGRES_URL")
                    .hasMessageNotContaining(ServerOfOthers.PASSWORD);
            assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(20));
        }
    }

    @Test
    @DisplayName("on this machine is not waited for, and neither is a wrong password or a host that is not there")
    void isNotWaitedForInVain() {
        Instant begun = Instant.now();
        String nobody = "postgresql://ann:x@127.0.0.1:" + ServerProcess.freePort() + "/shop";
        assertThatThrownBy(() -> start(nobody, "")).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() ->
                        start(server.url().replace(ServerOfOthers.ROLE + ":", ServerOfOthers.ROLE + ":x"), "30"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> start("postgresql://ann:x@no-such-host.invalid/shop", "30"))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> start(server.url(), "soon"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("POLYSHOP_POSTGRES_WAIT is a number of seconds");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(25));
        assertThat(said).noneMatch(line -> line.contains("asleep"));
    }

    @Test
    @DisplayName("that ends idle connections is connected to anew, and no shop notices")
    void replacesEndedConnections() {
        try (SleepingEndpoint endpoint = new SleepingEndpoint(server.address())) {
            endpoint.stir();
            endpoint.wake();
            try (Engine engine = start(server.url(endpoint.address()), "");
                    RelationalStore store =
                            (RelationalStore) engine.open(StoreSettings.of(PostgresEngine.freshNamespace()))) {
                Product product = Samples.product("Lamp");
                store.shop().catalog().add(product);
                for (int i = 0; i < 20; i++) {
                    int before = endpoint.taken();
                    endpoint.hangUp();
                    assertThat(store.shop().catalog().find(product.id())).isPresent();
                    endpoint.hangUp();
                    store.shop().customers().register(Samples.customer());
                    assertThat(endpoint.taken()).isGreaterThan(before);
                }
                assertThat(store.shop().customers().count()).isEqualTo(20);

                // One statement by itself: the pool looks at a connection that was idle for over half a second.
                endpoint.hangUp();
                await().pollDelay(Duration.ofMillis(700)).until(() -> true);
                assertThat(store.shop().inventory().receive(product.id(), 3)).isInstanceOf(StockChange.Done.class);
            }
        }
    }

    private Engine start(String url, String wait) {
        EngineRequest auto = EngineRequest.auto();
        Map<String, String> environment = Map.of("POLYSHOP_POSTGRES_URL", url, "POLYSHOP_POSTGRES_WAIT", wait);
        return new RelationalStoreProvider()
                .start(new EngineRequest(Optional.empty(), environment, auto.cache(), Map.of(), said::add));
    }
}
