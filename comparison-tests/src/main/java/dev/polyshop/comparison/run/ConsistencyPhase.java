package dev.polyshop.comparison.run;

import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.ExperimentCatalog;
import dev.polyshop.comparison.consistency.Lab;
import dev.polyshop.comparison.consistency.LabRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the consistency lab.
 *
 * @param experiments which experiments
 * @param trials how often each tries; empty for as often as the profile says
 */
public record ConsistencyPhase(List<Experiment> experiments, OptionalInt trials) implements Phase {

    /** What {@code --only} leaves of the experiments where it may as well name rules of behaviour. */
    public static ConsistencyPhase among(List<String> only) {
        return new ConsistencyPhase(ExperimentCatalog.matching(only), OptionalInt.empty());
    }

    @Override
    public void run(RunContext context) {
        RunPlan plan = context.plan();
        AtomicLong done = new AtomicLong();
        try (Progress.Task task = context.progress()
                .begin(
                        "trying consistency",
                        "experiments",
                        Lab.cells(experiments, context.stores().all()))) {
            LabRequest request = new LabRequest(experiments, plan.profile(), trials, plan.seed(), plan.namespace());
            Lab lab = new Lab(request, plan.engines(), result -> task.at(done.incrementAndGet()));
            context.findings().addConsistency(lab.run(context.stores().all()));
        }
    }
}
