package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One experiment under one condition, from the question whether it can run to the judgement. */
final class Trial {

    private Trial() {}

    static ConsistencyResult run(Experiment experiment, Bench bench, LabRequest request) {
        Judgement judgement = new Judgement(experiment, bench.store(), bench.condition());
        Optional<String> obstacle = experiment.obstacle(bench, request.profile());
        if (obstacle.isPresent()) {
            return judgement.notRun(obstacle.get());
        }
        Plan plan = new Plan(request.seed(), scope(experiment, bench), request.trialsOf(experiment, bench.condition()));
        long start = System.nanoTime();
        try {
            Observation observation = observe(experiment, bench, plan);
            return judgement.on(observation, millisSince(start));
        } catch (RuntimeException e) {
            System.getLogger(Trial.class.getName())
                    .log(System.Logger.Level.WARNING, plan.scope() + " could not be brought to its end", e);
            return judgement.broken(e, millisSince(start));
        }
    }

    /** A freshness that is asked of the store needs a store of its own; one asked of the server needs more. */
    private static Observation observe(Experiment experiment, Bench bench, Plan plan) {
        if (bench.condition().storeOptions().isEmpty() || experiment.group() == Group.FAULTS) {
            return experiment.observe(bench, plan);
        }
        StoreSettings settings = StoreSettings.of(bench.settings().namespace() + "_set")
                .withOptions(bench.condition().storeOptions());
        try (Store store = bench.engine().open(settings)) {
            return experiment.observe(bench.over(store, settings), plan);
        }
    }

    private static String scope(Experiment experiment, Bench bench) {
        return String.join(
                " ",
                experiment.id(),
                bench.store().name(),
                bench.condition().mode().name(),
                bench.condition().setting().orElse(""));
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
