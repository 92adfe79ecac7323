package dev.polyshop.comparison.consistency;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How often an experiment tries, and all that is random in it: the same seed gives the same plan. (What the threads
 * then make of it is up to the machine: that is what is being tried.)
 *
 * @param seed of the run
 * @param scope what the plan is for, so that each experiment on each store has a plan of its own
 * @param trials how often to try; what counts as one is up to the experiment
 */
public record Plan(long seed, String scope, int trials) {

    /** @throws IllegalArgumentException without a trial */
    public Plan {
        if (trials < 1) {
            throw new IllegalArgumentException("an experiment needs a trial, not " + trials);
        }
    }

    /** Chance for one purpose, named by texts and numbers, independent of that for others. */
    public SplittableRandom random(Object... purpose) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L
                + 0xFFFFFFFFL * scope.hashCode()
                + List.of(purpose).hashCode());
    }
}
