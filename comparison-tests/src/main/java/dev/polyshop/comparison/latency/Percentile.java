package dev.polyshop.comparison.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** How many samples it takes to tell a percentile, and percentiles told accordingly. */
final class Percentile {

    /** So many samples have to lie beyond a percentile of a whole measurement. */
    private static final double BEYOND = 10;

    private static final double[] CURVE = {10, 25, 50, 75, 90, 95, 97.5, 99, 99.5, 99.9, 99.95, 99.99, 99.999};

    private Percentile() {}

    /**
     * Samples for a percentile of all rounds together: 20 for the median, 200 for p95, 1,000 for p99, 10,000 for p99.9,
     * and 100 for p10, which has fewer below it than beyond.
     */
    static long samples(double percentile) {
        return Math.round(BEYOND * 100 / Math.min(percentile, 100 - percentile));
    }

    /** Samples for one round's percentile, which is not told by itself: one beyond it. */
    private static long samplesInRound(double percentile) {
        return percentile <= 50 ? 1 : Math.round(100 / (100 - percentile));
    }

    /** One round's percentile; empty with too few samples to tell it. */
    static OptionalDouble inRound(Histogram nanos, double percentile) {
        return nanos.getTotalCount() < samplesInRound(percentile)
                ? OptionalDouble.empty()
                : OptionalDouble.of(nanos.getValueAtPercentile(percentile));
    }

    /** In microseconds; null where there are too few samples. */
    static @Nullable Double micros(Histogram nanos, double percentile) {
        return nanos.getTotalCount() < samples(percentile) ? null : nanos.getValueAtPercentile(percentile) / 1e3;
    }

    /** Pairs of a percentile and the microseconds there, as far up as the samples reach. */
    static List<List<Double>> curve(Histogram nanos) {
        List<List<Double>> points = new ArrayList<>();
        for (double percentile : CURVE) {
            Double micros = micros(nanos, percentile);
            if (micros != null) {
                points.add(List.of(percentile, micros));
            }
        }
        return points;
    }
}
