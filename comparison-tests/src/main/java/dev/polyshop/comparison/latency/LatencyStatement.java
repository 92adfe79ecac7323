package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may be said of two stores at one operation.
 *
 * @param workload the workload's name
 * @param operation the operation's name
 * @param percentile {@code p50} or {@code p95} of the response time
 * @param first the store with the lower median over rounds
 * @param second the other one
 * @param ratio how many times as long the second takes, with its 95% interval over rounds
 */
public record LatencyStatement(
        String workload, String operation, String percentile, String first, String second, Interval ratio) {

    /** Whether the interval leaves no room for "the same". */
    public boolean clear() {
        return ratio.low() > 1;
    }

    /** The statement in words: how much faster, as an interval, or "no clear difference". */
    public String sentence() {
        return clear()
                ? String.format(
                        Locale.ROOT,
                        "%s is %.1f× to %.1f× faster than %s at %s of %s",
                        first,
                        ratio.low(),
                        ratio.high(),
                        second,
                        percentile,
                        operation)
                : String.format(
                        Locale.ROOT,
                        "no clear difference between %s and %s at %s of %s",
                        first,
                        second,
                        percentile,
                        operation);
    }

    /**
     * Every pair of stores at every operation that both sustained. Stores on a stand-in engine are left out: their
     * numbers are not their product's.
     *
     * @param standIns names of the stores on stand-ins
     * @param seed of the resampling
     */
    public static List<LatencyStatement> of(Collection<LatencyResult> results, Set<String> standIns, long seed) {
        List<LatencyResult> ranked = results.stream()
                .filter(result -> result.sustained() && !standIns.contains(result.store()))
                .toList();
        List<LatencyStatement> statements = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            for (LatencyResult other : ranked.subList(i + 1, ranked.size())) {
                LatencyResult one = ranked.get(i);
                if (one.workload().equals(other.workload()) && one.operation().equals(other.operation())) {
                    one.roundMicros().keySet().stream()
                            .sorted()
                            .filter(percentile -> comparable(one, other, percentile))
                            .forEach(percentile -> statements.add(compare(one, other, percentile, seed)));
                }
            }
        }
        return statements;
    }

    private static boolean comparable(LatencyResult one, LatencyResult other, String percentile) {
        int rounds = rounds(one, percentile).length;
        return rounds >= 3 && rounds == rounds(other, percentile).length;
    }

    private static LatencyStatement compare(LatencyResult one, LatencyResult other, String percentile, long seed) {
        Interval ratio = Bootstrap.ratio(rounds(other, percentile), rounds(one, percentile), seed);
        return ratio.value() >= 1
                ? new LatencyStatement(one.workload(), one.operation(), percentile, one.store(), other.store(), ratio)
                : new LatencyStatement(
                        one.workload(),
                        one.operation(),
                        percentile,
                        other.store(),
                        one.store(),
                        Bootstrap.ratio(rounds(one, percentile), rounds(other, percentile), seed));
    }

    private static double[] rounds(LatencyResult result, String percentile) {
        return result.roundMicros().getOrDefault(percentile, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
