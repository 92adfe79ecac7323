package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an area, with every store's verdicts.
 *
 * @param code the area's code
 * @param title the area's title
 * @param totals one a store, in the stores' order
 * @param rules by id
 */
public record AreaView(String code, String title, List<Totals> totals, List<Rule> rules) {

    /**
     * A rule's row.
     *
     * @param id its id
     * @param title the rule in a sentence
     * @param teaches what a student learns from it
     * @param needs the capabilities that it asks for, in words
     * @param cells one a store, in the stores' order
     */
    public record Rule(String id, String title, String teaches, List<String> needs, List<Cell> cells) {}

    /**
     * One store's verdict.
     *
     * @param store the store
     * @param verdict null if the rule was not asked of this store
     * @param reason why; empty for a pass
     * @param millis how long it took
     */
    public record Cell(StoreView store, @Nullable Verdict verdict, String reason, long millis) {

        /** The verdict's name as a CSS class. */
        public String style() {
            return verdict == null ? "none" : verdict.word();
        }

        public String symbol() {
            return verdict == null ? "–" : verdict.symbol();
        }

        public String word() {
            return verdict == null ? "not asked" : verdict.word().replace('-', ' ');
        }
    }

    /** All areas that have rules, in the order of the rules given. */
    static List<AreaView> of(List<RuleResult> rules, List<StoreView> stores) {
        Map<String, List<RuleResult>> byArea = rules.stream()
                .collect(Collectors.groupingBy(RuleResult::area, LinkedHashMap::new, Collectors.toList()));
        return byArea.entrySet().stream()
                .map(entry -> of(Area.of(entry.getKey()), entry.getValue(), stores))
                .toList();
    }

    private static AreaView of(Area area, List<RuleResult> rules, List<StoreView> stores) {
        List<Totals> totals = stores.stream()
                .map(store -> Totals.of(rules.stream()
                        .map(rule -> rule.verdicts().get(store.name()))
                        .filter(Objects::nonNull)
                        .map(RuleResult.Outcome::verdict)
                        .toList()))
                .toList();
        List<Rule> rows = rules.stream()
                .sorted(Comparator.comparing(RuleResult::id))
                .map(rule -> row(rule, stores))
                .toList();
        return new AreaView(area.code(), area.title(), totals, rows);
    }

    private static Rule row(RuleResult rule, List<StoreView> stores) {
        List<String> needs = rule.needs().stream()
                .map(need -> need.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
        List<Cell> cells = stores.stream().map(store -> cell(rule, store)).toList();
        return new Rule(rule.id(), rule.title(), rule.teaches(), needs, cells);
    }

    private static Cell cell(RuleResult rule, StoreView store) {
        RuleResult.Outcome outcome = rule.verdicts().get(store.name());
        if (outcome == null) {
            return new Cell(store, null, "", 0);
        }
        return new Cell(store, outcome.verdict(), outcome.reason() == null ? "" : outcome.reason(), outcome.millis());
    }
}
