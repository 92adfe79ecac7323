package dev.polyshop.comparison.latency;

import java.util.List;

/**
 * What a run measured.
 *
 * @param kinds by kind of operation
 * @param punctuality whether operations began when they were due
 */
public record Measured(List<Latencies> kinds, Punctuality punctuality) {

    /** All kinds together. */
    public Latencies total() {
        return kinds.stream().reduce(Latencies::plus).orElseThrow();
    }

    /** Operations answered per second, errors included. */
    public double achievedRate() {
        return kinds.stream().mapToLong(Latencies::performed).sum()
                / (punctuality.elapsed().toNanos() / 1e9);
    }

    /** Whether operations began at the rate at which they were due. */
    public boolean sustained() {
        return Punctuality.sustained(List.of(punctuality));
    }
}
