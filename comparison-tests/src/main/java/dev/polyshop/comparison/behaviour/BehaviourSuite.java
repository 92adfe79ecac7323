package dev.polyshop.comparison.behaviour;

import dev.polyshop.comparison.behaviour.kit.DataUnderTest;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.results.RuleResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the rules on open stores, through the JUnit Platform. Stores run side by side, and each of them takes one rule
 * after the other. It prints nothing.
 */
public final class BehaviourSuite {

    private BehaviourSuite() {}

    /**
     * Runs what is asked for.
     *
     * @return each rule that was run, in the order of the rule book, with every store's verdict
     * @throws dev.polyshop.contract.InvalidDataException if a pattern matches no rule
     */
    public static List<RuleResult> run(BehaviourRequest request) {
        Optional<DataUnderTest> data = request.data().map(DataUnderTest::new);
        List<StoreRun> runs = new ArrayList<>();
        try {
            request.stores().forEach(store -> runs.add(StoreRun.plan(request, store, data)));
            request.listener().planned(runs.stream().mapToInt(StoreRun::checks).sum());
            execute(runs);
            return collect(runs);
        } finally {
            runs.forEach(StoreRun::close);
        }
    }

    private static void execute(List<StoreRun> runs) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("behaviour-", 1).factory())) {
            CompletableFuture<?>[] done = runs.stream()
                    .map(run -> CompletableFuture.runAsync(run::execute, threads))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(done).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static List<RuleResult> collect(List<StoreRun> runs) {
        List<RuleResult> results = new ArrayList<>();
        for (RuleInfo rule : RuleBook.rules()) {
            Map<String, RuleResult.Outcome> verdicts = new LinkedHashMap<>();
            for (StoreRun run : runs) {
                run.outcome(rule).ifPresent(outcome -> verdicts.put(run.store(), outcome));
            }
            if (!verdicts.isEmpty()) {
                results.add(
                        new RuleResult(rule.id(), rule.area(), rule.title(), rule.teaches(), rule.needs(), verdicts));
            }
        }
        return results;
    }
}
