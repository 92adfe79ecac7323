package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyDiff;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.RunResults;
import dev.polyshop.comparison.results.StoreFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What changed between two runs, by the same statistics as between two stores of one run: bootstrap intervals over
 * rounds, whose risk of 5% is shared out among all comparisons. Rounds of different runs did not take turns, so each
 * run's are drawn by themselves; what differs between runs as a whole (another machine, another build of the server, a
 * noisy neighbour) is in the difference, and no interval over rounds can tell it apart.
 */
public final class LatencyComparison {

    private static final double RISK = 0.05;

    private LatencyComparison() {}

    private record Pair(LatencyResult before, Optional<LatencyResult> after, String percentile) {}

    /** Compares every operation that the first run measured, at the median and at p95. */
    public static List<LatencyDiff> of(RunResults before, RunResults after) {
        List<Pair> pairs = new ArrayList<>();
        for (LatencyResult left : before.latency()) {
            Optional<LatencyResult> right = after.latency().stream()
                    .filter(other -> other.store().equals(left.store())
                            && other.workload().equals(left.workload())
                            && other.operation().equals(left.operation()))
                    .findFirst();
            TreeSet<String> percentiles = new TreeSet<>(left.roundMicros().keySet());
            right.ifPresent(other -> percentiles.addAll(other.roundMicros().keySet()));
            percentiles.forEach(percentile -> pairs.add(new Pair(left, right, percentile)));
        }
        double confidence = 1 - RISK / Math.max(1, pairs.size());
        return pairs.stream()
                .map(pair -> diff(pair, confidence, isStandIn(pair, before, after)))
                .toList();
    }

    private static LatencyDiff diff(Pair pair, double confidence, boolean standIn) {
        double[] left = rounds(pair.before(), pair.percentile());
        double[] right =
                pair.after().map(result -> rounds(result, pair.percentile())).orElseGet(() -> new double[0]);
        Optional<String> note = note(pair, left, right);
        Optional<Interval> ratio =
                note.isPresent() ? Optional.empty() : Optional.of(LogRatio.independent(right, left, confidence));
        return new LatencyDiff(
                pair.before().store(),
                pair.before().workload(),
                pair.before().operation(),
                pair.percentile(),
                left.length == 0 ? null : (Double) Bootstrap.median(left),
                right.length == 0 ? null : (Double) Bootstrap.median(right),
                ratio.map(Interval::value).orElse(null),
                ratio.map(Interval::low).orElse(null),
                ratio.map(Interval::high).orElse(null),
                standIn,
                note.orElse(null));
    }

    private static Optional<String> note(Pair pair, double[] left, double[] right) {
        if (pair.after().isEmpty()) {
            return Optional.of("the second run did not measure it");
        }
        LatencyResult after = pair.after().get();
        if (!pair.before().sustained() || !after.sustained()) {
            return Optional.of("the rate was not sustained in the "
                    + (pair.before().sustained() ? "second" : after.sustained() ? "first" : "first and the second")
                    + " run");
        }
        if (!Objects.equals(pair.before().targetRate(), after.targetRate())
                || !pair.before().loop().equals(after.loop())) {
            return Optional.of("the runs did not ask at the same rate");
        }
        return left.length < Bootstrap.LEAST_ROUNDS || right.length < Bootstrap.LEAST_ROUNDS
                ? Optional.of("too few rounds tell it")
                : Optional.empty();
    }

    private static double[] rounds(LatencyResult result, String percentile) {
        return result.roundMicros().getOrDefault(percentile, List.of()).stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static boolean isStandIn(Pair pair, RunResults before, RunResults after) {
        return List.of(before, after).stream()
                .flatMap(run -> run.stores().stream())
                .filter(facts -> facts.store().equals(pair.before().store()))
                .anyMatch(StoreFacts::standIn);
    }
}
