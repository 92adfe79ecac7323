package dev.polyshop.comparison.results;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the behaviour suite and how each store did.
 *
 * @param id stable, as in {@code CAT-03}
 * @param area the part of the id before the hyphen
 * @param title the rule in one sentence
 * @param verdicts by store name, in the stores' order
 */
public record RuleResult(String id, String area, String title, Map<String, Outcome> verdicts) {

    /**
     * How one store did.
     *
     * @param verdict the verdict
     * @param reason why, in a sentence; null only for {@link Verdict#PASS}
     * @param millis how long the check took
     */
    public record Outcome(Verdict verdict, @Nullable String reason, long millis) {}
}
