package dev.polyshop.comparison.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.ResultsDiff.ExperimentChange;
import dev.polyshop.comparison.results.ResultsDiff.RuleChange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The difference between two runs")
class ResultsDiffTest {

    @Test
    void isNothingForTheSameRun() {
        ResultsDiff diff = ResultsDiff.of(SampleResults.complete(), SampleResults.complete());

        assertThat(diff.rules()).isEmpty();
        assertThat(diff.engines()).isEmpty();
        assertThat(diff.hasNewFailures()).isFalse();
    }

    @Test
    void namesTheRuleThatFailsNow() {
        ResultsDiff diff = ResultsDiff.of(SampleResults.complete(), SampleResults.failing());

        assertThat(diff.hasNewFailures()).isTrue();
        assertThat(diff.rules())
                .singleElement()
                .satisfies(change -> assertThat(change.id()).isEqualTo("CAT-01"))
                .satisfies(change -> assertThat(change.store()).isEqualTo("keyvalue"))
                .extracting(RuleChange::before, RuleChange::after)
                .containsExactly(Verdict.PASS, Verdict.FAILS);
    }

    @Test
    void isNoFailureWhenARuleHasRecovered() {
        assertThat(ResultsDiff.of(SampleResults.failing(), SampleResults.complete())
                        .hasNewFailures())
                .isFalse();
    }

    @Test
    void doesNotCompareAStoreThatOneOfThemLacks() {
        ResultsDiff diff = ResultsDiff.of(SampleResults.complete(), SampleResults.hostile("x"));

        assertThat(diff.missing()).containsExactly("document", "keyvalue", "relational", "s", "search");
        assertThat(diff.rules()).isEmpty();
    }

    @Test
    void namesThePromiseThatIsBrokenNow() {
        ResultsDiff diff = ResultsDiff.of(
                tried(tried("naive", null, Verdict.PASS, "occurs"), tried("lua", null, Verdict.PASS, "not observed")),
                tried(tried("naive", null, Verdict.PASS, "occurs"), tried("lua", null, Verdict.FAILS, "occurs")));

        assertThat(diff.hasNewFailures()).isTrue();
        assertThat(diff.experiments())
                .singleElement()
                .extracting(
                        ExperimentChange::id, ExperimentChange::mode, ExperimentChange::before, ExperimentChange::after)
                .containsExactly("CONS-P4", "lua", Verdict.PASS, Verdict.FAILS);
    }

    @Test
    void tellsTheSettingsOfAnExperimentApart() {
        ResultsDiff diff = ResultsDiff.of(
                tried(
                        tried("lua", "appendfsync=always", Verdict.PASS, "not observed"),
                        tried("lua", "appendfsync=no", Verdict.PASS, "not observed")),
                tried(
                        tried("lua", "appendfsync=always", Verdict.PASS, "not observed"),
                        tried("lua", "appendfsync=no", Verdict.PASS, "occurs")));

        assertThat(diff.hasNewFailures()).isFalse();
        assertThat(diff.experiments())
                .singleElement()
                .extracting(ExperimentChange::setting, ExperimentChange::observedAfter)
                .containsExactly("appendfsync=no", "occurs");
    }

    @Test
    void isAFailureWhenTheLaterRunHadAProblemOfItsOwn() {
        RunResults sane = SampleResults.complete();

        assertThat(ResultsDiff.of(sane, ChangedResults.withProblem("orders are missing"))
                        .hasNewFailures())
                .isTrue();
        assertThat(ResultsDiff.of(ChangedResults.withProblem("orders are missing"), sane)
                        .hasNewFailures())
                .isFalse();
    }

    private static ConsistencyResult tried(String mode, @Nullable String setting, Verdict verdict, String observed) {
        return new ConsistencyResult(
                "CONS-P4",
                "Lost update",
                "anomalies",
                "NO_LOST_UPDATE",
                "keyvalue",
                mode,
                setting,
                mode.equals("lua"),
                mode.equals("lua"),
                10,
                observed.equals("occurs") ? 1 : 0,
                null,
                observed,
                verdict,
                "as told",
                List.of(),
                null,
                1);
    }

    private static RunResults tried(ConsistencyResult... experiments) {
        return ChangedResults.withConsistency(List.of(experiments));
    }
}
