package dev.polyshop.comparison.latency;

/**
 * A figure and how sure it is.
 *
 * @param low the lower end of the 95% confidence interval
 * @param value the estimate
 * @param high the upper end
 */
public record Interval(double low, double value, double high) {

    /** Whether a value lies within it, ends included. */
    public boolean holds(double other) {
        return low <= other && other <= high;
    }
}
