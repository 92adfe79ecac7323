package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.latency.InterleavedRounds;
import dev.polyshop.comparison.latency.Ladder;
import dev.polyshop.comparison.latency.LatencyLab.Candidate;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.RoundLog;
import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.latency.Subject;
import java.util.List;

/**
 * Measures operations at several sizes of one thing, store beside store.
 *
 * @param ladder collects what is measured
 * @param steps the sizes, rising
 * @param operations what is measured at each
 * @param profile how long
 */
public record LadderPhase(Ladder ladder, List<Step> steps, List<ShopOperation> operations, LatencyProfile profile)
        implements Phase {

    /** Products are chosen as customers choose them. */
    private static final double SKEW = 0.99;

    /**
     * One size.
     *
     * @param at the size, for the plot
     * @param dataset what the stores are filled with; the same as in the step before for the same stores
     * @param workers how many ask at once
     */
    public record Step(long at, Dataset dataset, int workers) {}

    /** Keeps its own copies. */
    public LadderPhase {
        steps = List.copyOf(steps);
        operations = List.copyOf(operations);
    }

    @Override
    public void run(RunContext context) {
        int next = 0;
        while (next < steps.size()) {
            Dataset dataset = steps.get(next).dataset();
            try (FilledStores filled = FilledStores.fill(context, dataset, "ladder" + next)) {
                while (next < steps.size() && steps.get(next).dataset().equals(dataset)) {
                    climb(context, filled, steps.get(next));
                    next++;
                }
            }
        }
        context.findings().addLadders(ladder.results());
    }

    private void climb(RunContext context, FilledStores filled, Step step) {
        List<Subject> subjects =
                filled.candidates().stream().map(Candidate::subject).toList();
        InterleavedRounds rounds = new InterleavedRounds(
                subjects, filled.data(), profile, context.plan().seed(), message -> {}, RoundLog.NONE);
        for (ShopOperation operation : operations) {
            context.progress().say("  " + step.at() + ": " + operation.word());
            rounds.run(Ladder.step(operation, SKEW, step.workers()))
                    .forEach(measured -> ladder.add(step.at(), measured));
        }
    }
}
