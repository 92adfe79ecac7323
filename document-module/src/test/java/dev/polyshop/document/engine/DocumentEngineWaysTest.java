package dev.polyshop.document.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polyshop.contract.InvalidDataException;
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
import dev.polyshop.document.Samples;
import dev.polyshop.document.wiring.DocumentStoreProvider;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ways to MongoDB")
class DocumentEngineWaysTest {

    private final DocumentStoreProvider provider = new DocumentStoreProvider();

    @Test
    @DisplayName("are listed best first, with the reason where one does not serve")
    void listed() {
        assertThat(provider.engines(request(Map.of())))
                .extracting(EngineOption::way, EngineOption::available, EngineOption::standIn)
                .containsExactly(
                        tuple(EngineWay.EXTERNAL, false, false),
                        tuple(EngineWay.CONTAINER, false, false),
                        tuple(EngineWay.EMBEDDED, true, true));
    }

    @Test
    @DisplayName("do not show the password of the address given")
    void noPassword() {
        assertThat(provider.engines(request(Map.of("POLYSHOP_MONGODB_URI", "mongodb://u:s3cret@db.example"))))
                .first()
                .satisfies(option ->
                        assertThat(option.description()).contains("db.example").doesNotContain("s3cret"));
    }

    @Test
    @DisplayName("lead to one sentence when nobody listens, without the password")
    void unreachable() {
        String uri = "mongodb://u:s3cret@127.0.0.1:" + ServerProcess.freePort() + "/?serverSelectionTimeoutMS=200";
        assertThatThrownBy(() -> provider.start(request(Map.of("POLYSHOP_MONGODB_URI", uri))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("127.0.0.1")
                .hasMessageContaining("check that it runs")
                .message()
                .doesNotContain("s3cret")
                .doesNotContain("\n");
    }

    @Test
    @DisplayName("include containers only where somebody brings a runtime for them")
    void noContainers() {
        assertThatThrownBy(() -> provider.start(request(Map.of()).by(EngineWay.CONTAINER)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nothing on the class path runs containers");
    }

    @Test
    @DisplayName("refuse settings that nothing comes of")
    void unknownSettings() {
        assertThatThrownBy(() -> provider.start(request(Map.of()).withSettings(Map.of("fsync", "off"))))
                .isInstanceOf(InvalidDataException.class)
                .hasMessageContaining("fsync");
    }

    @Test
    @DisplayName("tell of a POLYSHOP_MONGOD that is no program, rather than fall back")
    void wrongBinary() {
        assertThatThrownBy(() -> provider.start(request(Map.of("POLYSHOP_MONGOD", "/nowhere/mongod"))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("/nowhere/mongod");
    }

    @Test
    @DisplayName("name the stand-in for what it is, and how to get the real one")
    void standIn() {
        try (Engine engine = provider.start(request(Map.of()).by(EngineWay.EMBEDDED))) {
            assertThat(engine.facts().standIn()).isTrue();
            assertThat(engine.facts().product()).contains("stand-in");
            assertThat(engine.facts().note()).contains("POLYSHOP_MONGOD").contains("POLYSHOP_MONGODB_URI");
            assertThat(engine.control()).isEmpty();
        }
    }

    @Test
    @DisplayName("start a mongod whose acknowledged writes survive a kill of its process")
    void survivesKill() {
        EngineRequest request = EngineRequest.auto().by(EngineWay.EMBEDDED);
        assumeThat(MongodServer.find(request))
                .as("no mongod on the PATH or in POLYSHOP_MONGOD")
                .isPresent();
        try (Engine engine = provider.start(request);
                Store store = engine.open(StoreSettings.of("kill"))) {
            Product product = Samples.product("KILL-1");
            store.shop().catalog().add(product);
            ServerControl control = engine.control().orElseThrow();
            control.kill();
            control.restart();
            assertThat(store.shop().catalog().find(product.id())).contains(product);
        }
    }

    private static EngineRequest request(Map<String, String> environment) {
        EngineRequest auto = EngineRequest.auto();
        return new EngineRequest(Optional.empty(), environment, auto.cache(), Map.of(), auto.progress());
    }
}
