package dev.polyshop.comparison.behaviour;

import dev.polyshop.comparison.behaviour.kit.RuleExtension;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Turns what JUnit says of a rule on one store into a verdict. */
final class OutcomeRecorder implements TestExecutionListener {

    private final String store;
    private final BehaviourListener listener;
    private final Map<String, RuleResult.Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> differences = new ConcurrentHashMap<>();
    private final Map<String, Long> starts = new ConcurrentHashMap<>();

    OutcomeRecorder(String store, BehaviourListener listener) {
        this.store = store;
        this.listener = listener;
    }

    Optional<RuleResult.Outcome> outcome(String id) {
        return Optional.ofNullable(outcomes.get(id));
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        StoreRun.rule(test.getSource()).ifPresent(rule -> {
            starts.put(rule.id(), System.nanoTime());
            listener.started(store, rule);
        });
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String reason = entry.getKeyValuePairs().get(RuleExtension.DIFFERS);
        if (reason != null) {
            StoreRun.rule(test.getSource())
                    .ifPresent(rule -> differences
                            .computeIfAbsent(rule.id(), id -> new ArrayList<>())
                            .add(reason));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        StoreRun.rule(test.getSource())
                .ifPresent(rule -> record(rule, new RuleResult.Outcome(Verdict.NOT_RUN, reason, 0)));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        StoreRun.rule(test.getSource()).ifPresent(rule -> {
            long began = starts.getOrDefault(rule.id(), System.nanoTime());
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            record(rule, outcome(rule, result, millis));
        });
    }

    private RuleResult.Outcome outcome(RuleInfo rule, TestExecutionResult result, long millis) {
        String failure = result.getThrowable().map(FailureSentence::of).orElse("no reason given");
        return switch (result.getStatus()) {
            case FAILED -> new RuleResult.Outcome(Verdict.FAILS, failure, millis);
            case ABORTED -> new RuleResult.Outcome(Verdict.NOT_RUN, failure, millis);
            case SUCCESSFUL -> {
                List<String> seen = differences.getOrDefault(rule.id(), List.of());
                yield seen.isEmpty()
                        ? new RuleResult.Outcome(Verdict.PASS, null, millis)
                        : new RuleResult.Outcome(Verdict.DIFFERS, String.join(" ", seen), millis);
            }
        };
    }

    private void record(RuleInfo rule, RuleResult.Outcome outcome) {
        outcomes.put(rule.id(), outcome);
        listener.finished(store, rule, outcome);
    }
}
