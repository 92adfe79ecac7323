package dev.polyshop.comparison.results;

import dev.polyshop.comparison.results.RuleResult.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is different in a later run. A store that only one of the runs has is not compared.
 *
 * @param rules verdicts that changed, appeared or went, by rule and store
 * @param engines servers that are not the ones they were
 * @param missing stores that only one of the runs has
 */
public record ResultsDiff(List<RuleChange> rules, List<EngineChange> engines, List<String> missing) {

    /** Keeps its own copies. */
    public ResultsDiff {
        rules = List.copyOf(rules);
        engines = List.copyOf(engines);
        missing = List.copyOf(missing);
    }

    /**
     * One verdict.
     *
     * @param id the rule
     * @param title the rule in a sentence
     * @param store the store
     * @param before the verdict before; null if the rule was not asked
     * @param after the verdict after; null if the rule was not asked
     * @param reason the reason after, or else before
     */
    public record RuleChange(
            String id,
            String title,
            String store,
            @Nullable Verdict before,
            @Nullable Verdict after,
            @Nullable String reason) {

        /** Whether it fails now and did not. */
        public boolean isNewFailure() {
            return after == Verdict.FAILS && before != Verdict.FAILS;
        }
    }

    /**
     * One server.
     *
     * @param store the store
     * @param before product, version and way before
     * @param after the same after
     */
    public record EngineChange(String store, String before, String after) {}

    /** Compares. */
    public static ResultsDiff of(RunResults before, RunResults after) {
        Map<String, StoreFacts> left = byName(before);
        Map<String, StoreFacts> right = byName(after);
        Set<String> both = new TreeSet<>(left.keySet());
        both.retainAll(right.keySet());
        Set<String> missing = new TreeSet<>(left.keySet());
        missing.addAll(right.keySet());
        missing.removeAll(both);
        List<EngineChange> engines = both.stream()
                .map(name -> new EngineChange(name, describe(left.get(name)), describe(right.get(name))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
        return new ResultsDiff(rules(before, after, both), engines, List.copyOf(missing));
    }

    /** Whether anything fails now that did not. */
    public boolean hasNewFailures() {
        return rules.stream().anyMatch(RuleChange::isNewFailure);
    }

    private static List<RuleChange> rules(RunResults before, RunResults after, Set<String> stores) {
        Map<String, RuleResult> left = new TreeMap<>();
        Map<String, RuleResult> right = new TreeMap<>();
        before.behaviour().forEach(rule -> left.put(rule.id(), rule));
        after.behaviour().forEach(rule -> right.put(rule.id(), rule));
        Set<String> ids = new TreeSet<>(left.keySet());
        ids.addAll(right.keySet());
        List<RuleChange> changes = new ArrayList<>();
        for (String id : ids) {
            for (String store : stores) {
                Outcome was = outcome(left.get(id), store);
                Outcome is = outcome(right.get(id), store);
                if (verdict(was) != verdict(is)) {
                    RuleResult rule = right.containsKey(id) ? right.get(id) : left.get(id);
                    changes.add(new RuleChange(
                            id, rule == null ? "" : rule.title(), store, verdict(was), verdict(is), reason(was, is)));
                }
            }
        }
        changes.sort(Comparator.comparing((RuleChange change) -> !change.isNewFailure())
                .thenComparing(RuleChange::id)
                .thenComparing(RuleChange::store));
        return changes;
    }

    private static @Nullable Outcome outcome(@Nullable RuleResult rule, String store) {
        return rule == null ? null : rule.verdicts().get(store);
    }

    private static @Nullable Verdict verdict(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.verdict();
    }

    private static @Nullable String reason(@Nullable Outcome was, @Nullable Outcome is) {
        if (is != null && is.reason() != null) {
            return is.reason();
        }
        return was == null ? null : was.reason();
    }

    private static Map<String, StoreFacts> byName(RunResults results) {
        Map<String, StoreFacts> stores = new TreeMap<>();
        results.stores().forEach(store -> stores.put(store.store(), store));
        return stores;
    }

    private static String describe(@Nullable StoreFacts facts) {
        return facts == null ? "" : facts.product() + " " + facts.version() + ", " + facts.way();
    }
}
