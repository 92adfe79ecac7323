package dev.polyshop.contract;

import java.util.Set;

/**
 * A named way to do the shop's work on a store, between naive code and the strongest the store has.
 *
 * @param name short and stable, as in {@code row-lock}
 * @param title what is done, in one sentence a student understands
 * @param cost what it costs, in one sentence
 * @param promises the guarantees that the consistency lab holds it to
 */
public record Mode(String name, String title, String cost, Set<Guarantee> promises) {

    /** Keeps its own copy of the promises. */
    public Mode {
        promises = Set.copyOf(promises);
    }

    /** Whether this mode promises it. */
    public boolean promises(Guarantee guarantee) {
        return promises.contains(guarantee);
    }
}
