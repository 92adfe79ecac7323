package dev.polyshop.comparison.latency;

/**
 * A figure and how sure it is.
 *
 * @param low the lower end of the confidence interval, at 95% unless said otherwise
 * @param value the estimate
 * @param high the upper end
 */
public record Interval(double low, double value, double high) {

    /** Of one over the value, for a ratio seen from the other side. */
    Interval inverse() {
        return new Interval(1 / high, 1 / value, 1 / low);
    }

    /** Whether a value lies within it, ends included. */
    public boolean holds(double other) {
        return low <= other && other <= high;
    }
}
