package dev.polyshop.comparison.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.results.ResultsDiff.RuleChange;
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
}
