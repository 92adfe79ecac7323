package dev.polyshop.comparison.latency;

/** What is measured: one request to the shop. */
@FunctionalInterface
public interface Operation {

    /**
     * Performs it once and checks the answer. An exception counts as an error.
     *
     * @param sequence the number of this operation in its run, from 0: it chooses keys, so that a seed repeats a run
     * @return whether the answer was right; a wrong one is an error and not a latency
     */
    boolean perform(long sequence);
}
