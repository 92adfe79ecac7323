package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import java.time.Duration;
import java.util.Locale;

/** How the operations of a workload come. */
public sealed interface Pace {

    /** {@code open} or {@code closed}: whether operations are due whatever becomes of those before. */
    String loop();

    /** How load comes at this pace. */
    LoadPlan plan(int workers, Duration duration, long seed);

    /**
     * Operations become due at a rate.
     *
     * @param perSecond above 0, at most 10,000,000
     * @param arrivals how they are spaced
     */
    record Open(double perSecond, Spacing arrivals) implements Pace {

        /** @throws InvalidDataException if the rate is out of bounds */
        public Open {
            if (!(perSecond > 0 && perSecond <= 10_000_000)) {
                throw new InvalidDataException(
                        "rate " + perSecond + " is not above 0 and at most 10,000,000 per second");
            }
        }

        @Override
        public String loop() {
            return "open";
        }

        @Override
        public LoadPlan plan(int workers, Duration duration, long seed) {
            return LoadPlan.open(workers, duration, () -> switch (arrivals) {
                case POISSON -> Arrivals.poisson(perSecond, seed);
                case FIXED -> Arrivals.fixed(perSecond);
            });
        }
    }

    /** Each worker begins its next operation when the one before is answered: as people who wait for an answer do. */
    record Closed() implements Pace {

        @Override
        public String loop() {
            return "closed";
        }

        @Override
        public LoadPlan plan(int workers, Duration duration, long seed) {
            return LoadPlan.closed(workers, duration);
        }
    }

    /** How the operations of an open loop are spaced. */
    enum Spacing {
        /** As from many users who do not know of each other: gaps are exponential. */
        POISSON,
        /** Evenly. */
        FIXED;

        /** Its name in workloads and results. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
