package dev.polyshop.comparison.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The highest rate of an open loop at which a store answered in time.
 *
 * @param store the store's name
 * @param workload the workload's name
 * @param limitMicros what the 99th percentile of the response time had to stay under
 * @param perSecond the highest rate that was tried and kept it; null if none kept it
 * @param bounded whether a higher rate was tried and did not keep it, within a tenth of {@code perSecond} if there is
 *     one
 * @param tried every rate that was tried, in order; one that did not keep it was tried once more
 * @param steady whether the warm-up became steady before its time was up; null in results of before it was told
 */
public record HighestRateResult(
        String store,
        String workload,
        double limitMicros,
        @Nullable Double perSecond,
        boolean bounded,
        List<Trial> tried,
        @Nullable Boolean steady) {

    /**
     * One rate.
     *
     * @param perSecond operations due per second
     * @param sustained whether the rate was reached
     * @param errors operations that failed or answered wrong
     * @param p99Micros the 99th percentile of the response time over all operations; null if the rate was not reached
     * @param kept whether it was reached, without an error, and under the limit
     */
    public record Trial(
            double perSecond,
            boolean sustained,
            long errors,
            @Nullable Double p99Micros,
            boolean kept) {}
}
