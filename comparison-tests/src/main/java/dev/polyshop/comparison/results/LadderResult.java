package dev.polyshop.comparison.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation on one store, measured at several sizes of one thing. Each worker asks again when it is answered.
 *
 * @param store the store's name
 * @param operation the operation's name
 * @param over what was varied: {@code orders} in the shop, or {@code workers}
 * @param figure what the exponent is of: {@code latency} over orders, {@code throughput} over workers
 * @param steps what was measured at each size, the smallest first
 * @param exponent b of figure = a · size^b; null with fewer than two steps that could be measured
 * @param exponentInterval95 its 95 % confidence interval (low, high); empty without one
 */
public record LadderResult(
        String store,
        String operation,
        String over,
        String figure,
        List<Step> steps,
        @Nullable Double exponent,
        List<Double> exponentInterval95) {

    /**
     * One size.
     *
     * @param at the size
     * @param errors operations that failed or answered wrong; with any there are no figures
     * @param medianMicros the median service time over rounds; null if withheld
     * @param medianInterval95 its 95 % confidence interval (low, high); empty if withheld
     * @param perSecond operations answered in a second, the median over rounds; null if withheld
     * @param perSecondInterval95 its 95 % confidence interval (low, high); empty if withheld
     * @param steady whether the warm-up became steady before its time was up; null in results of before it was told
     */
    public record Step(
            long at,
            long errors,
            @Nullable Double medianMicros,
            List<Double> medianInterval95,
            @Nullable Double perSecond,
            List<Double> perSecondInterval95,
            @Nullable Boolean steady) {}
}
