package dev.polyshop.comparison.latency;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run measured.
 *
 * @param kinds by kind of operation
 * @param elapsed from the beginning to the last answer, and not less than operations became due
 * @param targetRate operations due per second; empty for a closed loop
 */
public record Measured(List<Latencies> kinds, Duration elapsed, Optional<Double> targetRate) {

    /** A rate counts as reached from this share of it. */
    public static final double SUSTAINED_SHARE = 0.99;

    /** All kinds together. */
    public Latencies total() {
        return kinds.stream().reduce(Latencies::plus).orElseThrow();
    }

    /** Operations per second, errors included. */
    public double achievedRate() {
        return kinds.stream().mapToLong(Latencies::performed).sum() / (elapsed.toNanos() / 1e9);
    }

    /**
     * Whether operations were answered at the rate at which they were due. Where they were not, a queue was growing all
     * the time, and percentiles would tell only how long the run was.
     */
    public boolean sustained() {
        return targetRate.map(rate -> achievedRate() >= SUSTAINED_SHARE * rate).orElse(true);
    }
}
