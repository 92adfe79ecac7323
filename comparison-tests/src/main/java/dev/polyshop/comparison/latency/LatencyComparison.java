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
import org.jspecify.annotations.Nullable;

/**
 * What changed between two runs: Welch's interval for the difference of the rounds' mean logarithms, with a risk of 5%
 * that is shared out among all comparisons. Rounds of different runs did not take turns, so they are not pairs as those
 * of two stores in one run are; what differs between runs as a whole (another machine, another build of the server, a
 * noisy neighbour) is in the difference, and no interval over rounds can tell it apart.
 */
public final class LatencyComparison {

    private static final double RISK = 0.05;

    private static final String NOT_MEASURED = "the second run did not measure it";

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
                .map(pair -> diff(
                        pair,
                        confidence,
                        isStandIn(pair, before, after),
                        isAmong(pair, before) && isAmong(pair, after)))
                .toList();
    }

    private static LatencyDiff diff(Pair pair, double confidence, boolean standIn, boolean storeInBoth) {
        double[] left = rounds(pair.before(), pair.percentile());
        double[] right =
                pair.after().map(result -> rounds(result, pair.percentile())).orElseGet(() -> new double[0]);
        Optional<String> otherwise = storeInBoth ? askedOtherwise(pair) : Optional.of(NOT_MEASURED);
        Optional<String> lost = otherwise.isPresent() ? Optional.empty() : lost(pair);
        Optional<String> note = otherwise
                .or(() -> lost)
                .or(() -> untold(pair.before(), "first"))
                .or(() -> tooFew(left, right));
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
                note.orElse(null),
                lost.isPresent());
    }

    /** What one run was asked and the other was not. */
    private static Optional<String> askedOtherwise(Pair pair) {
        LatencyResult before = pair.before();
        if (pair.after().isEmpty() || before.rounds() == 0 || pair.after().get().rounds() == 0) {
            return Optional.empty();
        }
        LatencyResult after = pair.after().get();
        if (differ(before.source(), after.source())) {
            return Optional.of("the runs were not over the same data");
        }
        if (!Objects.equals(before.targetRate(), after.targetRate())
                || !before.loop().equals(after.loop())
                || !Objects.equals(before.arrivals(), after.arrivals())) {
            return Optional.of("the runs did not ask at the same rate");
        }
        if (before.workers() != after.workers()) {
            return Optional.of("the runs did not ask with as many workers");
        }
        return differ(before.roundSeconds(), after.roundSeconds())
                ? Optional.of("the runs' rounds were not of the same length")
                : Optional.empty();
    }

    /** Results of earlier versions do not tell. */
    private static boolean differ(@Nullable Object before, @Nullable Object after) {
        return before != null && after != null && !before.equals(after);
    }

    /** Why the second run does not tell what the first one tells. */
    private static Optional<String> lost(Pair pair) {
        if (untold(pair.before(), "first").isPresent()) {
            return Optional.empty();
        }
        return pair.after().map(after -> untold(after, "second")).orElse(Optional.of(NOT_MEASURED));
    }

    private static Optional<String> untold(LatencyResult result, String run) {
        if (result.rounds() == 0) {
            return Optional.of("the " + run + " run did not measure it");
        }
        if (result.errors() > 0) {
            return Optional.of("in the " + run + " run " + result.errors() + " of " + (result.errors() + result.count())
                    + " operations failed or answered wrong");
        }
        if (!result.sustained()) {
            return Optional.of("the rate was not sustained in the " + run + " run");
        }
        return result.count() == 0 ? Optional.of("the " + run + " run got no answer") : Optional.empty();
    }

    private static Optional<String> tooFew(double[] left, double[] right) {
        return left.length < Bootstrap.LEAST_ROUNDS || right.length < Bootstrap.LEAST_ROUNDS
                ? Optional.of("too few rounds tell it")
                : Optional.empty();
    }

    private static boolean isAmong(Pair pair, RunResults run) {
        return run.stores().stream()
                .anyMatch(facts -> facts.store().equals(pair.before().store()));
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
