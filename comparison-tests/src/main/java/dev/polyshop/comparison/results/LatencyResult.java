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
 *     runs are made from; null for a round with too few answers
 * @param steady whether the warm-up became steady before its time was up
 * @param clientCpuShare the measuring process's share of all cores in its busiest round, 0 to 1
 * @param floorRatio the median service time by the bare driver's for the same commands; null if not measured
 * @param floorInterval95 its 95 % confidence interval (low, high); empty if not measured
 * @param workers how many operations could be under way at once
 * @param arrivals {@code poisson} or {@code fixed}; null in a closed loop
 * @param curveMicros pairs of a percentile of the response time and the microseconds there, as far up as the samples
 *     reach; empty if withheld
 * @param client what the measuring process itself did meanwhile; null in results of before it was watched
 * @param floor what {@code floorRatio} was made from, or why there is none; null if the operation has no floor
 * @param notRun why the engine at hand, a stand-in, could not be asked this; null if it was
 * @param roundSeconds how long operations became due in a round; null in results of before it was told
 * @param source what the store was filled with, as in {@code generated:tiny}; null in results of before it was told
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
        Map<String, List<@Nullable Double>> roundMicros,
        boolean steady,
        double clientCpuShare,
        @Nullable Double floorRatio,
        List<Double> floorInterval95,
        int workers,
        @Nullable String arrivals,
        List<List<Double>> curveMicros,
        @Nullable Client client,
        @Nullable FloorPrice floor,
        @Nullable String notRun,
        @Nullable Double roundSeconds,
        @Nullable String source) {

    /** A store measured against itself was seen to differ by some hundredths; less than this share is not told. */
    public static final double SLIGHT = 0.05;

    /** Whether it may be compared: what was asked for was done, all of it and rightly. */
    public boolean comparable() {
        return sustained && errors == 0;
    }

    /** An operation that the engine at hand cannot do. */
    public static LatencyResult absent(String store, String workload, String operation, String loop, String reason) {
        return new LatencyResult(
                store, workload, operation, loop, null, 0, false, 0, 0, null, null, Map.of(), 0, Map.of(), true, 0,
                null, List.of(), 0, null, List.of(), null, null, reason, null, null);
    }

    /**
     * What the measuring process did.
     *
     * @param cpuShare its share of all cores in its busiest round, 0 to 1
     * @param pausedShare the share of the measured time in which all its threads stood still, 0 to 1: garbage
     *     collections and other safepoints
     * @param longestPauseMicros the longest of these pauses
     * @param machineCpuShare how busy all cores were in the busiest round, whatever kept them, 0 to 1; null in results
     *     of before it was watched
     */
    public record Client(
            double cpuShare,
            double pausedShare,
            double longestPauseMicros,
            @Nullable Double machineCpuShare) {}

    /**
     * The two sides of a driver floor.
     *
     * @param shopMicros the median service time through the shop; null if not measured
     * @param driverMicros that of the same commands through the bare driver; null if not measured
     * @param reason why it was not measured; null if it was
     * @param steady whether the warm-ups became steady before their time was up; null if that is not known
     */
    public record FloorPrice(
            @Nullable Double shopMicros,
            @Nullable Double driverMicros,
            @Nullable String reason,
            @Nullable Boolean steady) {}

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
