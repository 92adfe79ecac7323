package dev.polyshop.comparison.results;

import dev.polyshop.comparison.results.RuleResult.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param experiments of the consistency lab whose verdict or observation changed, appeared or went
 * @param problems what made the later run a failure by itself, and not the earlier one
 */
public record ResultsDiff(
        List<RuleChange> rules,
        List<EngineChange> engines,
        List<String> missing,
        List<ExperimentChange> experiments,
        List<String> problems) {

    /** Keeps its own copies. */
    public ResultsDiff {
        rules = List.copyOf(rules);
        engines = List.copyOf(engines);
        missing = List.copyOf(missing);
        experiments = List.copyOf(experiments);
        problems = List.copyOf(problems);
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
     * One experiment of the consistency lab on one store, in one mode and under one setting.
     *
     * @param id the experiment
     * @param title what would go wrong, in a sentence
     * @param store the store
     * @param mode the mode
     * @param setting the durability or freshness setting; null where none was swept
     * @param before the verdict before; null if it was not tried
     * @param after the verdict after; null if it was not tried
     * @param observedBefore what was seen before, as in {@code occurs}; null if it was not tried
     * @param observedAfter the same after
     * @param reason the reason after, or else before
     */
    public record ExperimentChange(
            String id,
            String title,
            String store,
            String mode,
            @Nullable String setting,
            @Nullable Verdict before,
            @Nullable Verdict after,
            @Nullable String observedBefore,
            @Nullable String observedAfter,
            String reason) {

        /** Whether a promise is broken now that was not, or it could not be brought to its end. */
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
        List<String> problems = after.problems().stream()
                .filter(problem -> !before.problems().contains(problem))
                .toList();
        return new ResultsDiff(
                rules(before, after, both), engines, List.copyOf(missing), experiments(before, after, both), problems);
    }

    /** Whether anything fails now that did not. */
    public boolean hasNewFailures() {
        return !problems.isEmpty()
                || rules.stream().anyMatch(RuleChange::isNewFailure)
                || experiments.stream().anyMatch(ExperimentChange::isNewFailure);
    }

    /** Whether nothing that was found changed. */
    public boolean holdsNoChange() {
        return rules.isEmpty() && experiments.isEmpty() && problems.isEmpty();
    }

    private record Cell(String id, String store, String mode, Optional<String> setting) {}

    private static List<ExperimentChange> experiments(RunResults before, RunResults after, Set<String> stores) {
        Map<Cell, ConsistencyResult> left = byCell(before, stores);
        Map<Cell, ConsistencyResult> right = byCell(after, stores);
        Set<Cell> cells = new LinkedHashSet<>(left.keySet());
        cells.addAll(right.keySet());
        return cells.stream()
                .map(cell -> change(left.get(cell), right.get(cell)))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing((ExperimentChange change) -> !change.isNewFailure())
                        .thenComparing(ExperimentChange::id)
                        .thenComparing(ExperimentChange::store))
                .toList();
    }

    private static Map<Cell, ConsistencyResult> byCell(RunResults results, Set<String> stores) {
        Map<Cell, ConsistencyResult> cells = new LinkedHashMap<>();
        results.consistency().stream()
                .filter(one -> stores.contains(one.store()))
                .forEach(one -> cells.put(
                        new Cell(one.id(), one.store(), one.mode(), Optional.ofNullable(one.setting())), one));
        return cells;
    }

    private static Optional<ExperimentChange> change(@Nullable ConsistencyResult was, @Nullable ConsistencyResult is) {
        ConsistencyResult either = is != null ? is : was;
        if (either == null
                || was != null
                        && is != null
                        && was.verdict() == is.verdict()
                        && was.observed().equals(is.observed())) {
            return Optional.empty();
        }
        return Optional.of(new ExperimentChange(
                either.id(),
                either.title(),
                either.store(),
                either.mode(),
                either.setting(),
                was == null ? null : was.verdict(),
                is == null ? null : is.verdict(),
                was == null ? null : was.observed(),
                is == null ? null : is.observed(),
                either.reason()));
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
