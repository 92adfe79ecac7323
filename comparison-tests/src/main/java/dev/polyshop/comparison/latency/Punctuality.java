package dev.polyshop.comparison.latency;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether the operations of a run began when they were due.
 *
 * @param due how long operations became due
 * @param elapsed from the beginning to the last answer, and not less than {@code due}
 * @param lateAtEnd the least that an operation due in the last tenth of the time began late (a queue that grows makes
 *     all of them late, a hiccup only some), or, with none due then, what the last one was
 * @param gaveUp whether operations that had become due were left undone, because the run was hopelessly behind
 * @param targetRate operations due per second; empty for a closed loop
 */
public record Punctuality(
        Duration due, Duration elapsed, Duration lateAtEnd, boolean gaveUp, Optional<Double> targetRate) {

    /** A rate counts as reached from this share of it. */
    public static final double SUSTAINED_SHARE = 0.99;

    /** A hundredth of a long run is a long queue: with more than this, at the end of a run, a rate is not reached. */
    public static final Duration MOST_LATE = Duration.ofSeconds(1);

    /**
     * Whether operations began at the rate at which they were due, over all of these runs. Where they did not, a queue
     * was growing all the time, and percentiles would tell only how long the run was. A store that stalls for a while
     * and catches up before the end has kept up: its stall is in the percentiles.
     */
    static boolean sustained(List<Punctuality> runs) {
        if (runs.stream().anyMatch(run -> run.targetRate.isEmpty())) {
            return true;
        }
        double due = runs.stream().mapToDouble(run -> run.due.toNanos()).sum();
        double late = runs.stream().mapToDouble(run -> run.lateAtEnd.toNanos()).sum();
        return runs.stream().noneMatch(Punctuality::gaveUp)
                && due / (due + late) >= SUSTAINED_SHARE
                && late <= (double) runs.size() * MOST_LATE.toNanos();
    }
}
