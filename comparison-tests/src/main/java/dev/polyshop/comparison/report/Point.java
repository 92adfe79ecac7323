package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reason why rules did not pass, and the rules that it is the reason for.
 *
 * @param verdict what came of it
 * @param reason why, in a sentence
 * @param rules the rules' ids
 */
public record Point(Verdict verdict, String reason, List<String> rules) {

    /** The verdict's name as a CSS class. */
    public String style() {
        return verdict.word();
    }

    public String symbol() {
        return verdict.symbol();
    }

    public String word() {
        return verdict.word();
    }

    private record Cause(Verdict verdict, String reason) {}

    /** Why a store did not pass some rules: failures first, each reason once. */
    static List<Point> of(String store, List<RuleResult> rules) {
        Map<Cause, List<String>> causes = new LinkedHashMap<>();
        for (RuleResult rule : rules) {
            RuleResult.Outcome outcome = rule.verdicts().get(store);
            if (outcome != null && outcome.verdict() != Verdict.PASS) {
                String reason = outcome.reason() == null ? "no reason was given" : outcome.reason();
                causes.computeIfAbsent(new Cause(outcome.verdict(), reason), cause -> new ArrayList<>())
                        .add(rule.id());
            }
        }
        return causes.entrySet().stream()
                .map(entry -> new Point(
                        entry.getKey().verdict(),
                        entry.getKey().reason(),
                        entry.getValue().stream().sorted().toList()))
                .sorted(Comparator.comparing(point -> severity(point.verdict())))
                .toList();
    }

    private static int severity(Verdict verdict) {
        return switch (verdict) {
            case FAILS -> 0;
            case DIFFERS -> 1;
            case NOT_RUN -> 2;
            case PASS -> 3;
        };
    }
}
