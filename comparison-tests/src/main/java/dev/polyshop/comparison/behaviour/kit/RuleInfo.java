package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.Capability;
import java.util.List;

/**
 * A rule by its annotation.
 *
 * @param id as in {@code CAT-03}
 * @param title the rule in one sentence
 * @param teaches what is to be learnt from it
 * @param needs the capabilities it is about
 * @param byChance whether a declared difference shows only when the timing is right
 */
public record RuleInfo(String id, String title, String teaches, List<Capability> needs, boolean byChance) {

    /** What the annotation says. */
    public static RuleInfo of(Rule rule) {
        return new RuleInfo(rule.id(), rule.title(), rule.teaches(), List.of(rule.needs()), rule.byChance());
    }

    /** The part of the id before the hyphen. */
    public String area() {
        return id.substring(0, id.indexOf('-'));
    }
}
