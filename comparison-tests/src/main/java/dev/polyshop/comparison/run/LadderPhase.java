package dev.polyshop.comparison.run;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.latency.InterleavedRounds;
import dev.polyshop.comparison.latency.Ladder;
import dev.polyshop.comparison.latency.LatencyLab.Candidate;
import dev.polyshop.comparison.latency.LatencyProfile;
import dev.polyshop.comparison.latency.RoundLog;
import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.latency.Subject;
import java.util.Comparator;
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
                List<Step> over = steps.subList(next, steps.size()).stream()
                        .takeWhile(step -> step.dataset().equals(dataset))
                        .toList();
                climb(context, filled, over);
                next += over.size();
            }
        }
        context.findings().addLadders(ladder.results());
    }

    private void climb(RunContext context, FilledStores filled, List<Step> over) {
        List<Subject> subjects =
                filled.candidates().stream().map(Candidate::subject).toList();
        InterleavedRounds rounds = new InterleavedRounds(
                subjects, filled.data(), profile, context.plan().seed(), message -> {}, RoundLog.NONE);
        // What places orders comes last, so that all others find the orders that the data hold and no more.
        List<ShopOperation> inOrder = operations.stream()
                .sorted(Comparator.comparing(ShopOperation::placesOrders))
                .toList();
        for (ShopOperation operation : inOrder) {
            for (Step step : over) {
                context.progress().say("  " + step.at() + ": " + operation.word());
                rounds.run(Ladder.step(operation, SKEW, step.workers()))
                        .forEach(measured -> ladder.add(step.at(), measured));
            }
        }
    }
}
