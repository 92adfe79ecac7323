package dev.polyshop.comparison.latency;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run measured.
 *
 * @param kinds by kind of operation
 * @param due how long operations became due
 * @param elapsed from the beginning to the last answer, and not less than {@code due}
 * @param lateAtEnd the least that an operation due in the last tenth of the time began late: a queue that grows makes
 *     all of them late, a hiccup only some
 * @param targetRate operations due per second; empty for a closed loop
 */
public record Measured(
        List<Latencies> kinds, Duration due, Duration elapsed, Duration lateAtEnd, Optional<Double> targetRate) {

    /** A rate counts as reached from this share of it. */
    public static final double SUSTAINED_SHARE = 0.99;

    /** All kinds together. */
    public Latencies total() {
        return kinds.stream().reduce(Latencies::plus).orElseThrow();
    }

    /** Operations answered per second, errors included. */
    public double achievedRate() {
        return kinds.stream().mapToLong(Latencies::performed).sum() / (elapsed.toNanos() / 1e9);
    }

    /** Whether operations began at the rate at which they were due. */
    public boolean sustained() {
        return sustained(List.of(this));
    }

    /**
     * Whether operations began at the rate at which they were due, over all of these runs. Where they did not, a queue
     * was growing all the time, and percentiles would tell only how long the run was. A store that stalls for a while
     * and catches up before the end has kept up: its stall is in the percentiles.
     */
    static boolean sustained(List<Measured> runs) {
        if (runs.stream().anyMatch(run -> run.targetRate.isEmpty())) {
            return true;
        }
        double due = runs.stream().mapToDouble(run -> run.due.toNanos()).sum();
        double late = runs.stream().mapToDouble(run -> run.lateAtEnd.toNanos()).sum();
        return due / (due + late) >= SUSTAINED_SHARE;
    }
}
