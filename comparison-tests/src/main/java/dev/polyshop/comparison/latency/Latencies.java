package dev.polyshop.comparison.latency;

import org.HdrHistogram.Histogram;

/**
 * What was recorded of one kind of operation.
 *
 * @param response nanoseconds from when an operation was due to its answer; in a closed loop the same as
 *     {@code service}
 * @param service nanoseconds from when a worker began an operation to its answer
 * @param errors operations that threw or answered wrong; they are in neither histogram
 */
public record Latencies(Histogram response, Histogram service, long errors) {

    /** The longest latency recorded exactly, in nanoseconds: an hour. Longer ones count as this. */
    static final long LONGEST_NANOS = 3_600_000_000_000L;

    /** Nothing yet; three significant digits from a nanosecond to an hour. */
    static Latencies none() {
        return new Latencies(new Histogram(1, LONGEST_NANOS, 3), new Histogram(1, LONGEST_NANOS, 3), 0);
    }

    /** Both together, in histograms of their own. */
    public Latencies plus(Latencies other) {
        Latencies sum = new Latencies(response.copy(), service.copy(), errors + other.errors);
        sum.response.add(other.response);
        sum.service.add(other.service);
        return sum;
    }

    /** Right answers and errors. */
    public long performed() {
        return response.getTotalCount() + errors;
    }
}
