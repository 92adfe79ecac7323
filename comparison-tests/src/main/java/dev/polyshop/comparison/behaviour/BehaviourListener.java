package dev.polyshop.comparison.behaviour;

import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.results.RuleResult;

/** Told how the suite gets on. Stores run side by side, so that calls come from several threads at once. */
public interface BehaviourListener {

    /** Hears nothing. */
    BehaviourListener NONE = new BehaviourListener() {};

    /** Before the first rule: how many checks there are, a check being one rule on one store. */
    default void planned(int checks) {}

    /** A rule begins on a store. */
    default void started(String store, RuleInfo rule) {}

    /** A rule has ended on a store. */
    default void finished(String store, RuleInfo rule, RuleResult.Outcome outcome) {}
}
