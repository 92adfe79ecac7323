package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of two stores at one operation.
 *
 * @param workload the workload's name
 * @param operation the operation's name
 * @param percentile {@code p50} or {@code p95} of the response time
 * @param first the store that was faster over the rounds
 * @param second the other one
 * @param ratio how many times as long the second takes, with its interval over rounds, at such a level of confidence
 *     that all statements of a run hold together with 95%
 */
public record LatencyStatement(
        String workload, String operation, String percentile, String first, String second, Interval ratio) {

    private static final double RISK = 0.05;

    /** Whether the interval leaves no room for "the same", or as good as the same. */
    public boolean clear() {
        return ratio.low() > 1 + LatencyResult.SLIGHT;
    }

    /** The statement in words: how much faster, as an interval, or "no clear difference". */
    public String sentence() {
        return clear()
                ? String.format(
                        Locale.ROOT,
                        "%s is %s× to %s× faster than %s at %s of %s",
                        first,
                        times(ratio.low()),
                        times(ratio.high()),
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
     * Every pair of stores at every operation that both sustained without an error: who answers only what is easy is
     * not faster. Stores on a stand-in engine are to be left out before: their numbers are not their product's.
     *
     * <p>Who makes a hundred statements with 95% confidence each is wrong in five. So the risk of 5% is shared out
     * among all statements (Bonferroni's correction), and an interval gets the level of confidence that is left for it.
     */
    public static List<LatencyStatement> of(Collection<LatencyResult> results) {
        return of(results, (one, other) -> true);
    }

    /** Those of the pairs of stores that are asked for, by name. */
    static List<LatencyStatement> of(Collection<LatencyResult> results, BiPredicate<String, String> wanted) {
        List<LatencyResult> ranked =
                results.stream().filter(LatencyResult::comparable).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            LatencyResult one = ranked.get(i);
            ranked.subList(i + 1, ranked.size()).stream()
                    .filter(other -> one.workload().equals(other.workload())
                            && one.operation().equals(other.operation())
                            && wanted.test(one.store(), other.store()))
                    .forEach(other -> one.roundMicros().keySet().stream()
                            .sorted()
                            .map(percentile -> Pair.of(one, other, percentile))
                            .filter(pair -> pair.first().length >= Bootstrap.LEAST_ROUNDS)
                            .forEach(pairs::add));
        }
        double confidence = 1 - RISK / Math.max(1, pairs.size());
        return pairs.stream().map(pair -> pair.state(confidence)).toList();
    }

    /** The rounds that both sides can tell a percentile of. */
    private record Pair(LatencyResult one, LatencyResult other, String percentile, double[] first, double[] second) {

        static Pair of(LatencyResult one, LatencyResult other, String percentile) {
            List<@Nullable Double> left = one.roundMicros().getOrDefault(percentile, List.of());
            List<@Nullable Double> right = other.roundMicros().getOrDefault(percentile, List.of());
            int[] both = IntStream.range(0, Math.min(left.size(), right.size()))
                    .filter(round -> left.get(round) != null && right.get(round) != null)
                    .toArray();
            return new Pair(one, other, percentile, pick(left, both), pick(right, both));
        }

        LatencyStatement state(double confidence) {
            Interval ratio = LogRatio.paired(second, first, confidence);
            boolean inOrder = ratio.value() >= 1;
            return new LatencyStatement(
                    one.workload(),
                    one.operation(),
                    percentile,
                    (inOrder ? one : other).store(),
                    (inOrder ? other : one).store(),
                    inOrder ? ratio : ratio.inverse());
        }

        private static double[] pick(List<@Nullable Double> rounds, int[] index) {
            return IntStream.of(index)
                    .mapToDouble(round -> Objects.requireNonNull(rounds.get(round)))
                    .toArray();
        }
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%.0f", ratio);
    }
}
