package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import java.util.List;
import java.util.Optional;

/** One way to make a store go wrong, and to see whether it did: a row of the matrix. */
public interface Experiment {

    /** Stable, as in {@code CONS-P4}. */
    String id();

    /** What would go wrong, in one sentence a student understands. */
    String title();

    /** What it belongs to. */
    Group group();

    /** What a mode promises that keeps it away. */
    Guarantee guarantee();

    /** How often to try in a profile. */
    int trials(Profile profile, Condition condition);

    /** Under what to run it on a store: each of the modes, unless the experiment says otherwise. */
    default List<Condition> conditions(StoreProvider provider, Store store) {
        return store.modes().stream()
                .map(mode -> Condition.asDelivered(store, mode, guarantee()))
                .toList();
    }

    /** Whether it starts a server of its own, and so can run beside others on the same store. */
    default boolean isOnServerOfItsOwn() {
        return false;
    }

    /** Whether it measures times, and so has the machine to itself. */
    default boolean measuresTimes() {
        return false;
    }

    /** Why it cannot run here, in a sentence; empty if it can. */
    default Optional<String> obstacle(Bench bench, Profile profile) {
        return Optional.empty();
    }

    /**
     * Tries.
     *
     * @throws RuntimeException if it could not be brought to its end; that is no observation, and fails
     */
    Observation observe(Bench bench, Plan plan);
}
