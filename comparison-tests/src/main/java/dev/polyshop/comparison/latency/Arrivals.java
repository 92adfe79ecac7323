package dev.polyshop.comparison.latency;

import dev.polyshop.contract.InvalidDataException;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * When operations are due in an open loop, whatever becomes of those before: the arrival process of a queue. One
 * schedule is shared by all workers, so that any idle worker takes the next operation (one queue, many servers). Not
 * thread-safe; the {@link LoadGenerator} takes from it under a lock.
 */
public interface Arrivals {

    /** When the next operation is due, in nanoseconds since the run began; never less than the time before. */
    long nextNanos();

    /** How many operations are due in a second, on average. */
    double perSecond();

    /**
     * Evenly spaced arrivals.
     *
     * @throws InvalidDataException if the rate is not a number above 0 and at most 10,000,000
     */
    static Arrivals fixed(double perSecond) {
        requireRate(perSecond);
        return new Arrivals() {
            private long count;

            @Override
            public long nextNanos() {
                // From the count and not by adding up, so that no rounding error grows over an hour.
                return (long) (count++ * 1e9 / perSecond);
            }

            @Override
            public double perSecond() {
                return perSecond;
            }
        };
    }

    /**
     * A Poisson process: independent arrivals, as from many users who do not know of each other. Gaps are exponential.
     *
     * @param seed the same seed gives the same times
     * @throws InvalidDataException if the rate is not a number above 0 and at most 10,000,000
     */
    static Arrivals poisson(double perSecond, long seed) {
        requireRate(perSecond);
        var gaps = ZigguratSampler.Exponential.of(RandomSource.XO_RO_SHI_RO_128_PP.create(seed), 1e9 / perSecond);
        return new Arrivals() {
            private double at;

            @Override
            public long nextNanos() {
                at += gaps.sample();
                return (long) at;
            }

            @Override
            public double perSecond() {
                return perSecond;
            }
        };
    }

    private static void requireRate(double perSecond) {
        if (!(perSecond > 0 && perSecond <= 10_000_000)) {
            throw new InvalidDataException(
                    "rate " + perSecond + " is not above 0 and at most 10,000,000 operations per second");
        }
    }
}
