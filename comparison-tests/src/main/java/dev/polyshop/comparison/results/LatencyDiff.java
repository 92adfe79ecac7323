package dev.polyshop.comparison.results;

import org.jspecify.annotations.Nullable;

/**
 * How one figure of latency changed between two runs.
 *
 * @param store the store
 * @param workload the workload
 * @param operation the operation
 * @param percentile {@code p50} or {@code p95} of the response time
 * @param beforeMicros the median over the rounds of the first run; null if that run does not tell it
 * @param afterMicros that of the second; null if that run does not tell it
 * @param ratio the second by the first; null if one of them is missing or has too few rounds
 * @param low the lower end of its interval; null without a ratio
 * @param high the upper end; null without a ratio
 * @param standIn whether one of the runs was on a stand-in
 * @param note why there is no ratio; null if there is one
 * @param lost whether the first run tells it and the second one, which was asked the same, could not do it: not at that
 *     rate, not without errors, or not at all
 */
public record LatencyDiff(
        String store,
        String workload,
        String operation,
        String percentile,
        @Nullable Double beforeMicros,
        @Nullable Double afterMicros,
        @Nullable Double ratio,
        @Nullable Double low,
        @Nullable Double high,
        boolean standIn,
        @Nullable String note,
        boolean lost) {

    private static final double SLIGHT = 1 + LatencyResult.SLIGHT;

    /** {@code slower}, {@code faster}, {@code no clear difference}, {@code lost}, or {@code not compared}. */
    public String verdict() {
        if (low == null || high == null) {
            return lost ? "lost" : "not compared";
        }
        if (low > SLIGHT) {
            return "slower";
        }
        return high < 1 / SLIGHT ? "faster" : "no clear difference";
    }

    /** Whether the whole interval lies above this share of slowdown, 0.1 for 10%, or the operation is lost. */
    public boolean isSlowerBy(double share) {
        return lost || (low != null && low > 1 + share);
    }
}
