package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How to load.
 *
 * @param workers how many operations may be under way at once, 1 to 1,024
 * @param duration how long operations become due; those under way then are waited for
 * @param arrivals makes the schedule of an open loop; empty for a closed loop, in which each worker begins its next
 *     operation when the one before is over
 */
public record LoadPlan(int workers, Duration duration, Optional<Supplier<Arrivals>> arrivals) {

    /** @throws InvalidDataException if a figure is out of bounds */
    public LoadPlan {
        if (workers < 1 || workers > 1_024) {
            throw new InvalidDataException("workers " + workers + " are not within 1 to 1,024");
        }
        if (duration.toNanos() < 1) {
            throw new InvalidDataException("a run of " + duration + " is too short");
        }
    }

    /** An open loop. */
    public static LoadPlan open(int workers, Duration duration, Supplier<Arrivals> arrivals) {
        return new LoadPlan(workers, duration, Optional.of(arrivals));
    }

    /** A closed loop. */
    public static LoadPlan closed(int workers, Duration duration) {
        return new LoadPlan(workers, duration, Optional.empty());
    }
}
