package dev.polyshop.comparison.latency;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Tells when a warm-up is over: when the coefficient of variation (standard deviation by mean) of the medians of the
 * last {@value #WINDOWS} windows falls below {@value #THRESHOLD}. The test is that of Georges, Buytaert and Eeckhout,
 * "Statistically rigorous Java performance evaluation" (OOPSLA 2007, section 3.3), with a wider threshold for
 * operations that cross a socket.
 */
public final class Steadiness {

    /** How many windows have to agree. */
    public static final int WINDOWS = 5;
    /** How well they have to agree. */
    public static final double THRESHOLD = 0.05;

    private final Deque<Double> medians = new ArrayDeque<>();

    /** Adds the median of one more window. */
    public void add(double windowMedian) {
        medians.addLast(windowMedian);
        if (medians.size() > WINDOWS) {
            medians.removeFirst();
        }
    }

    /** The coefficient of variation of the last windows; infinite until there are enough. */
    public double variation() {
        if (medians.size() < WINDOWS) {
            return Double.POSITIVE_INFINITY;
        }
        DoubleStatistics statistics = DoubleStatistics.builder(Statistic.MEAN, Statistic.STANDARD_DEVIATION)
                .build(medians.stream().mapToDouble(Double::doubleValue).toArray());
        return statistics.getAsDouble(Statistic.STANDARD_DEVIATION) / statistics.getAsDouble(Statistic.MEAN);
    }

    /** Whether the warm-up is over. */
    public boolean reached() {
        return variation() < THRESHOLD;
    }
}
