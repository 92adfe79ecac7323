package dev.polyshop.comparison.behaviour;

import dev.polyshop.comparison.behaviour.kit.LoadedData;
import dev.polyshop.comparison.behaviour.kit.SequencePlan;
import dev.polyshop.comparison.stores.RunningStores;
import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param stores the running stores; the suite neither opens nor closes them
 * @param only ids of rules, with {@code *} for any characters, as in {@code CAT-*}; none for all
 * @param seed what random sequences begin with
 * @param sequences how much random work to do
 * @param data what every store was filled with; empty for none, and then the rules over data are not on the list
 * @param listener told how the suite gets on
 */
public record BehaviourRequest(
        List<RunningStores.Running> stores,
        List<String> only,
        long seed,
        SequencePlan sequences,
        Optional<LoadedData> data,
        BehaviourListener listener) {

    /** Keeps its own copies. */
    public BehaviourRequest {
        stores = List.copyOf(stores);
        only = List.copyOf(only);
    }

    /** All rules on these stores, without data, with seed 1, in silence. */
    public static BehaviourRequest over(RunningStores stores) {
        return new BehaviourRequest(
                stores.all(), List.of(), 1, SequencePlan.DEFAULT, Optional.empty(), BehaviourListener.NONE);
    }

    /** The same on other stores. */
    public BehaviourRequest on(List<RunningStores.Running> others) {
        return new BehaviourRequest(others, only, seed, sequences, data, listener);
    }

    /** The same, with only some rules. */
    public BehaviourRequest only(List<String> patterns) {
        return new BehaviourRequest(stores, patterns, seed, sequences, data, listener);
    }

    /** The same from another seed. */
    public BehaviourRequest withSeed(long other) {
        return new BehaviourRequest(stores, only, other, sequences, data, listener);
    }

    /** The same with more or less random work. */
    public BehaviourRequest withSequences(SequencePlan other) {
        return new BehaviourRequest(stores, only, seed, other, data, listener);
    }

    /** The same over data. */
    public BehaviourRequest over(LoadedData loaded) {
        return new BehaviourRequest(stores, only, seed, sequences, Optional.of(loaded), listener);
    }

    /** The same with somebody listening. */
    public BehaviourRequest toldTo(BehaviourListener other) {
        return new BehaviourRequest(stores, only, seed, sequences, data, other);
    }
}
