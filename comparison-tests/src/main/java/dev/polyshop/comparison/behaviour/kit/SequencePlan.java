package dev.polyshop.comparison.behaviour.kit;

/**
 * How much random work the {@code RND} rules do on each store.
 *
 * @param sequences how many sequences each rule runs, from 1
 * @param steps how many operations each has, from 1
 */
public record SequencePlan(int sequences, int steps) {

    /** 25 sequences of 30 steps. */
    public static final SequencePlan DEFAULT = new SequencePlan(25, 30);

    /** @throws IllegalArgumentException if a figure is below 1 */
    public SequencePlan {
        if (sequences < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "random work needs at least one sequence of one step, not " + sequences + " of " + steps);
        }
    }
}
