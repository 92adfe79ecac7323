package dev.polyshop.comparison.consistency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.comparison.results.Verdict;
import dev.polyshop.comparison.run.ConsistencyPhase;
import dev.polyshop.comparison.run.Progress;
import dev.polyshop.comparison.run.Run;
import dev.polyshop.comparison.run.RunPlan;
import dev.polyshop.comparison.stores.RunningStores;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The consistency lab")
class LabTest {

    @Test
    void sees_the_reference_shop_keep_all_its_promises() {
        List<ConsistencyResult> results = run(new ReferenceStoreProvider(), ExperimentCatalog.all());

        assertThat(results).hasSizeGreaterThanOrEqualTo(ExperimentCatalog.all().size());
        assertThat(results)
                .filteredOn(result -> result.verdict() != Verdict.NOT_RUN)
                .allSatisfy(result -> {
                    assertThat(result.promised()).as(result.id()).isTrue();
                    assertThat(result.verdict())
                            .as(result.id() + ": " + result.reason())
                            .isEqualTo(Verdict.PASS);
                    assertThat(result.observed()).isEqualTo("not observed");
                    assertThat(result.upperBound95()).isBetween(0.0, 1.0);
                    assertThat(result.story()).isNotEmpty();
                });
    }

    @Test
    @DisplayName("finds every anomaly in naive units, and passes what was not promised")
    void naive_without_promises() {
        List<ConsistencyResult> results =
                run(new NaiveStore.Provider(Set.of()), ExperimentCatalog.named(List.of(ANOMALIES)));

        assertThat(results).hasSize(10).allSatisfy(result -> {
            assertThat(result.observed())
                    .as(result.id() + ": " + result.reason())
                    .isEqualTo("occurs");
            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.upperBound95()).isNull();
        });
    }

    @Test
    @DisplayName("fails a mode that promises what it does not keep, and says what happened")
    void false_promise() {
        List<ConsistencyResult> results = run(
                new NaiveStore.Provider(EnumSet.of(Guarantee.NO_LOST_UPDATE, Guarantee.NO_OVERSELL)),
                ExperimentCatalog.named(List.of("P4", "oversell", "CONS-BANK", "CONS-G1A")));

        assertThat(results)
                .filteredOn(ConsistencyResult::promised)
                .extracting(ConsistencyResult::id, ConsistencyResult::verdict, ConsistencyResult::observed)
                .containsExactly(
                        tuple("CONS-P4", Verdict.FAILS, "occurs"), tuple("CONS-OVERSELL", Verdict.FAILS, "occurs"));
        assertThat(results)
                .filteredOn(result -> !result.promised())
                .extracting(ConsistencyResult::verdict)
                .containsOnly(Verdict.PASS);
        ConsistencyResult lostUpdate = results.stream()
                .filter(result -> result.id().equals("CONS-P4"))
                .findFirst()
                .orElseThrow();
        assertThat(lostUpdate.reason()).startsWith("promised, and yet: two pieces were sold out of 10, and 9 are left");
        assertThat(lostUpdate.story())
                .extracting(ConsistencyResult.StoryStep::actor, ConsistencyResult.StoryStep::action)
                .contains(tuple("T2", "writes back one piece fewer"));
    }

    @Test
    @DisplayName("makes a run with a broken promise a failed one, which ends with exit code 1")
    void failed_run() {
        Set<Guarantee> promises = EnumSet.of(Guarantee.NO_LOST_UPDATE);
        assertThat(failed(new NaiveStore.Provider(promises))).isTrue();
        assertThat(failed(new NaiveStore.Provider(Set.of()))).isFalse();
    }

    private static boolean failed(StoreProvider provider) {
        RunPlan plan = new RunPlan(
                "lab_test",
                "test",
                "polyshop consistency --only P4",
                List.of(provider),
                each -> EngineRequest.auto(),
                Profile.QUICK,
                1,
                List.of(),
                false);
        ConsistencyPhase phase = new ConsistencyPhase(ExperimentCatalog.named(List.of("P4")), OptionalInt.empty());
        return Run.of(plan, List.of(phase), Progress.SILENT).results().failed();
    }

    @Test
    void makes_the_same_plan_from_the_same_seed() {
        Plan plan = new Plan(42, "CONS-OVERSELL relational naive", 10);
        Plan again = new Plan(42, "CONS-OVERSELL relational naive", 10);
        assertThat(plan.random(3).longs(5))
                .containsExactly(again.random(3).longs(5).boxed().toArray(Long[]::new));
        assertThat(plan.random(3).nextLong()).isNotEqualTo(plan.random(4).nextLong());
        assertThat(plan.random(3).nextLong())
                .isNotEqualTo(new Plan(43, plan.scope(), 10).random(3).nextLong());
        assertThat(plan.random(3).nextLong())
                .isNotEqualTo(new Plan(42, "CONS-OVERSELL document naive", 10)
                        .random(3)
                        .nextLong());
    }

    @Test
    void refuses_an_experiment_that_does_not_exist_and_names_those_that_do() {
        assertThatExceptionOfType(InvalidDataException.class)
                .isThrownBy(() -> ExperimentCatalog.named(List.of("CONS-P5")))
                .withMessageContainingAll("CONS-P5", "CONS-P4", "CONS-RYW-SEARCH");
        assertThat(ExperimentCatalog.named(List.of("ryw")))
                .extracting(Experiment::id)
                .containsExactly("CONS-RYW-ID", "CONS-RYW-LIST", "CONS-RYW-SEARCH");
        assertThat(ExperimentCatalog.named(List.of("g2"))).hasSize(1);
    }

    private static final String[] ANOMALIES = {"G0", "G1A", "G1B", "G1C", "OTV", "PMP", "P4", "GSINGLE", "G2ITEM", "G2"
    };

    private static List<ConsistencyResult> run(StoreProvider provider, List<Experiment> experiments) {
        EngineRequest request = EngineRequest.auto();
        try (RunningStores stores = RunningStores.start(
                List.of(provider), each -> request, (each, engine) -> StoreSettings.of("lab_test"))) {
            LabRequest wanted = new LabRequest(experiments, Profile.QUICK, OptionalInt.empty(), 1, "lab_test");
            return new Lab(wanted, each -> request, result -> {}).run(stores.all());
        }
    }
}
