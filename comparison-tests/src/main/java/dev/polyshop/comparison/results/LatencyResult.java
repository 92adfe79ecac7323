package dev.polyshop.comparison.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a workload on one store, measured.
 *
 * @param store the store's name
 * @param workload the workload's name
 * @param operation the operation's name
 * @param loop {@code open} or {@code closed}
 * @param targetRate operations per second asked for; null in a closed loop
 * @param achievedRate operations per second done
 * @param sustained whether the rate asked for was reached; if not, percentiles are withheld
 * @param count operations measured
 * @param errors operations that failed or answered wrong
 * @param responseMicros percentiles from the moment an operation was due; null if withheld
 * @param serviceMicros percentiles from the moment it was sent; null if withheld
 * @param interval95 95 % confidence intervals (low, high) over rounds, by percentile
 * @param rounds how many rounds were measured
 * @param roundMicros response percentiles round by round, by percentile: what statements between stores and between
 *     runs are made from
 * @param steady whether the warm-up became steady before its time was up
 * @param clientCpuShare the measuring process's share of all cores in its busiest round, 0 to 1
 * @param floorRatio the median service time by the bare driver's for the same commands; null if not measured
 * @param floorInterval95 its 95 % confidence interval (low, high); empty if not measured
 */
public record LatencyResult(
        String store,
        String workload,
        String operation,
        String loop,
        @Nullable Double targetRate,
        double achievedRate,
        boolean sustained,
        long count,
        long errors,
        @Nullable Percentiles responseMicros,
        @Nullable Percentiles serviceMicros,
        Map<String, List<Double>> interval95,
        int rounds,
        Map<String, List<Double>> roundMicros,
        boolean steady,
        double clientCpuShare,
        @Nullable Double floorRatio,
        List<Double> floorInterval95) {

    /**
     * Latencies in microseconds; null where there were too few samples.
     *
     * @param p50 the median
     * @param p95 the 95th percentile
     * @param p99 the 99th percentile, from at least 1,000 samples
     * @param p999 the 99.9th percentile, from at least 10,000 samples
     * @param max the longest
     */
    public record Percentiles(
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double p999,
            @Nullable Double max) {}
}
