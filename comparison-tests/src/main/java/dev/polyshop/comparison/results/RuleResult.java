package dev.polyshop.comparison.results;

import dev.polyshop.contract.Capability;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the behaviour suite and how each store did.
 *
 * @param id stable, as in {@code CAT-03}
 * @param area the part of the id before the hyphen
 * @param title the rule in one sentence
 * @param teaches what a student learns from it: why stores differ here, or why they do not; may be empty
 * @param needs the capabilities that the rule asks for; a store without them differs or cannot run it
 * @param verdicts by store name, in the stores' order
 */
public record RuleResult(
        String id, String area, String title, String teaches, List<Capability> needs, Map<String, Outcome> verdicts) {

    /** Keeps its own copy of the needs; the verdicts keep their order. */
    public RuleResult {
        needs = List.copyOf(needs);
    }

    /**
     * How one store did.
     *
     * @param verdict the verdict
     * @param reason why, in a sentence; null only for {@link Verdict#PASS}
     * @param millis how long the check took
     */
    public record Outcome(Verdict verdict, @Nullable String reason, long millis) {}
}
