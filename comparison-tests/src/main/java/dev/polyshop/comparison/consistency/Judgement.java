package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.consistency.history.RuleOfThree;
import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.ConsistencyResult.Visibility;
import dev.polyshop.comparison.results.Verdict;
import dev.polyshop.contract.AbsentMode;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was seen against what was promised. A promise that was broken fails; so does an experiment that could not
 * be brought to its end. What was not promised passes either way: it is there to be seen.
 */
final class Judgement {

    private final Experiment experiment;
    private final Store store;
    private final Condition condition;

    Judgement(Experiment experiment, Store store, Condition condition) {
        this.experiment = experiment;
        this.store = store;
        this.condition = condition;
    }

    ConsistencyResult on(Observation seen, long millis) {
        boolean occurs = seen.anomalies() > 0;
        return result(
                occurs && condition.promised() ? Verdict.FAILS : Verdict.PASS,
                occurs ? ConsistencyResult.OCCURS : ConsistencyResult.NOT_OBSERVED,
                occurs && condition.promised() ? "promised, and yet: " + seen.sentence() : seen.sentence(),
                seen,
                occurs ? null : Double.valueOf(RuleOfThree.upperBound95(seen.trials())),
                millis);
    }

    /** It ended otherwise than it should: nothing was observed, and that is a failure. */
    ConsistencyResult broken(RuntimeException failure, long millis) {
        return result(
                Verdict.FAILS,
                ConsistencyResult.NOT_RUN,
                "could not be brought to its end: " + failure,
                null,
                null,
                millis);
    }

    ConsistencyResult notRun(String reason) {
        return result(Verdict.NOT_RUN, ConsistencyResult.NOT_RUN, reason, null, null, 0);
    }

    static ConsistencyResult absent(Experiment experiment, Store store, AbsentMode absent) {
        Mode mode = absent.mode();
        Condition condition = Condition.asDelivered(store, mode, experiment.guarantee());
        return new Judgement(experiment, store, condition).notRun(absent.reason());
    }

    private ConsistencyResult result(
            Verdict verdict,
            String observed,
            String reason,
            @Nullable Observation seen,
            @Nullable Double upperBound95,
            long millis) {
        Guarantee guarantee = experiment.guarantee();
        Optional<Visibility> visibility = seen == null ? Optional.empty() : seen.visibility();
        return new ConsistencyResult(
                experiment.id(),
                experiment.title(),
                experiment.group().word(),
                guarantee.name(),
                store.name(),
                condition.mode().name(),
                condition.setting().orElse(null),
                condition.isDefault(),
                condition.promised(),
                seen == null ? 0 : seen.trials(),
                seen == null ? 0 : seen.anomalies(),
                upperBound95,
                observed,
                verdict,
                reason,
                seen == null ? List.of() : seen.story(),
                visibility.orElse(null),
                millis);
    }
}
