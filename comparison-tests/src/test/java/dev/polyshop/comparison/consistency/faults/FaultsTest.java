package dev.polyshop.comparison.consistency.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.ServerControl;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The experiments on faults")
class FaultsTest {

    @Test
    @DisplayName("find half orders and orders placed twice in naive code over Redis")
    void naive_redis() {
        try (Engine engine = provider("keyvalue").start(EngineRequest.auto());
                Store store = engine.open(StoreSettings.of("faults_test"))) {
            assertThat(observe(new RetryAfterCut(), engine, store, "naive", 20).anomalies())
                    .isPositive();
            assertThat(observe(new ClientDies(), engine, store, "naive", 12).anomalies())
                    .isPositive();
        }
    }

    @Test
    @DisplayName("leave no order of a client whose connection is severed before its COMMIT")
    void severed_before_commit() {
        try (Engine engine = provider("relational").start(EngineRequest.auto());
                Store store = engine.open(StoreSettings.of("faults_test"))) {
            Observation seen =
                    observe(new ClientDies(), engine, store, store.defaultMode().name(), 6);

            assertThat(seen.trials()).isEqualTo(6);
            assertThat(seen.anomalies()).as(seen.sentence()).isZero();
            assertThat(seen.sentence()).doesNotContain(" 0 do not stand");
        }
    }

    @Test
    @Timeout(60)
    @DisplayName("end when the server cannot be killed")
    void cannot_be_killed() {
        ServerControl immortal = new ServerControl() {
            @Override
            public void kill() {
                throw new StoreUnavailableException("it cannot be killed");
            }

            @Override
            public void restart() {
                throw new AssertionError("it was not killed");
            }

            @Override
            public void pause() {
                throw new AssertionError("nobody pauses it");
            }

            @Override
            public void resume() {
                throw new AssertionError("nobody pauses it");
            }
        };
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> onReference(shop -> new CrashRun(shop, immortal, true).run(Duration.ZERO)));
    }

    private static void onReference(Consumer<Shop> work) {
        try (Engine engine = new ReferenceStoreProvider().start(EngineRequest.auto());
                Store store = engine.open(StoreSettings.of("faults_test"))) {
            work.accept(store.shop());
        }
    }

    private static Observation observe(Experiment experiment, Engine engine, Store store, String mode, int trials) {
        Condition condition = store.modes().stream()
                .filter(each -> each.name().equals(mode))
                .map(each -> Condition.asDelivered(store, each, experiment.guarantee()))
                .findFirst()
                .orElseThrow();
        Bench bench = new Bench(
                provider(store.name()),
                EngineRequest.auto(),
                engine,
                store,
                StoreSettings.of("faults_test"),
                condition);
        return experiment.observe(bench, new Plan(1, experiment.id(), trials));
    }

    private static StoreProvider provider(String name) {
        return StoreProviders.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
