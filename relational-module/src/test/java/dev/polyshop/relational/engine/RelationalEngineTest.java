package dev.polyshop.relational.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.engine.ServerProcess;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.wiring.RelationalStoreProvider;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The PostgreSQL engine")
class RelationalEngineTest {

    private final RelationalStoreProvider provider = new RelationalStoreProvider();

    @Test
    @DisplayName("says which ways there are, without starting anything or showing a secret")
    void listsItsWays() {
        List<EngineOption> options =
                provider.engines(request(Map.of("DATABASE_URL", "postgresql://ann:secret@db.example.org/shop")));

        assertThat(options)
                .extracting(EngineOption::way)
                .containsExactly(EngineWay.EXTERNAL, EngineWay.CONTAINER, EngineWay.EMBEDDED);
        assertThat(options).extracting(EngineOption::available).containsExactly(true, false, true);
        assertThat(options.toString()).contains("ann@db.example.org:5432/shop").doesNotContain("secret");
        assertThat(provider.engines(request(Map.of())).getFirst().available()).isFalse();
    }

    @Test
    @DisplayName("reports what the server says of itself")
    void reportsFacts() {
        var facts = PostgresEngine.shared().facts();

        assertThat(facts.product()).isEqualTo("PostgreSQL");
        assertThat(facts.version()).startsWith("18.");
        assertThat(facts.standIn()).isFalse();
        assertThat(facts.settings())
                .containsEntry("fsync", "on")
                .containsEntry("synchronous_commit", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("default_transaction_isolation", "read committed");
    }

    @Test
    @DisplayName(
            "keeps every acknowledged product when the server is killed and started again, and serves the open store")
    void survivesAKill() {
        try (Engine engine = PostgresEngine.startNew();
                Store store = engine.open(StoreSettings.of("killed"))) {
            ServerControl control = engine.control().orElseThrow();
            List<Product> acknowledged = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Product product = Samples.product("Lamp " + i);
                store.shop().catalog().add(product);
                acknowledged.add(product);
            }

            control.kill();
            assertThatThrownBy(() -> store.shop().catalog().count()).isInstanceOf(ShopException.class);
            control.restart();

            assertThat(store.shop().catalog().count()).isEqualTo(50);
            assertThat(acknowledged)
                    .allSatisfy(product -> assertThat(store.shop().catalog().find(product.id()))
                            .contains(product));
        }
    }

    @Test
    @DisplayName("can be told to answer before the log is written, and then no longer promises to survive a kill")
    void takesDurabilitySettings() {
        Engine engine = provider.start(embedded().withSettings(Map.of("synchronous_commit", "off")));
        try (engine;
                Store store = engine.open(StoreSettings.of("relaxed"))) {
            assertThat(engine.facts().settings()).containsEntry("synchronous_commit", "off");
            assertThat(store.defaultMode().promises(Guarantee.SURVIVES_PROCESS_KILL))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("refuses a setting it does not know, and a value it does not have")
    void refusesUnknownSettings() {
        assertThatThrownBy(() -> provider.start(embedded().withSettings(Map.of("work_mem", "1GB"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("work_mem")
                .hasMessageContaining("fsync, synchronous_commit");
        assertThatThrownBy(() -> provider.start(embedded().withSettings(Map.of("fsync", "maybe"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("on or off");
    }

    @Test
    @DisplayName("says in one sentence that a given server does not answer, and where it looked")
    void saysThatNobodyAnswers() {
        String url = "postgresql://ann:secret@127.0.0.1:" + ServerProcess.freePort() + "/shop";

        assertThatThrownBy(() -> provider.start(request(Map.of("POLYSHOP_POSTGRES_URL", url))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("ann@127.0.0.1")
                .hasMessageContaining("POLYSHOP_POSTGRES_URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    @DisplayName("says what to do where no server is given, or a container is asked for")
    void saysWhatToDo() {
        assertThatThrownBy(() -> provider.start(request(Map.of()).by(EngineWay.EXTERNAL)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("POLYSHOP_POSTGRES_URL");
        assertThatThrownBy(() -> provider.start(request(Map.of()).by(EngineWay.CONTAINER)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nothing on the class path runs containers");
    }

    @Test
    @DisplayName("leaves no process behind when it is closed")
    void leavesNothingBehind() {
        Engine engine = PostgresEngine.startNew();
        int port = engine.address().port();
        engine.close();

        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(ConnectException.class);
    }

    private static EngineRequest embedded() {
        return EngineRequest.auto().by(EngineWay.EMBEDDED);
    }

    private static EngineRequest request(Map<String, String> environment) {
        EngineRequest auto = EngineRequest.auto();
        return new EngineRequest(Optional.empty(), environment, auto.cache(), Map.of(), auto.progress());
    }
}
