package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.results.StoreFacts;
import dev.polyshop.comparison.results.Verdict;
import dev.polyshop.contract.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How far each store meets a need.
 *
 * @param title the need
 * @param meaning what it means
 * @param answers one a store, in the stores' order
 */
public record NeedView(String title, String meaning, List<Answer> answers) {

    /**
     * One store's answer.
     *
     * @param store the store it is about
     * @param verdict the worst thing seen that a reader has to know
     * @param word the answer in a word or two
     * @param basis what it rests on, as in {@code 14 of 14 rules}
     * @param points what is different, and where that was seen
     */
    public record Answer(StoreView store, Verdict verdict, String word, String basis, List<Point> points) {

        /** The verdict's name as a CSS class. */
        public String style() {
            return verdict.word();
        }

        public String symbol() {
            return verdict.symbol();
        }
    }

    /** The needs that this run says something about. */
    static List<NeedView> of(List<RuleResult> rules, List<StoreFacts> facts, List<StoreView> stores) {
        return Need.ALL.stream()
                .map(need -> of(need, rules.stream().filter(need::isShownBy).toList(), facts, stores))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<NeedView> of(
            Need need, List<RuleResult> evidence, List<StoreFacts> facts, List<StoreView> stores) {
        if (evidence.isEmpty() && need.capabilities().isEmpty()) {
            return Optional.empty();
        }
        List<Answer> answers = stores.stream()
                .map(store -> evidence.stream().anyMatch(rule -> rule.verdicts().containsKey(store.name()))
                        ? seen(store, evidence)
                        : declared(store, need, facts))
                .toList();
        return Optional.of(new NeedView(need.title(), need.meaning(), answers));
    }

    private static Answer seen(StoreView store, List<RuleResult> evidence) {
        List<Verdict> verdicts = evidence.stream()
                .map(rule -> rule.verdicts().get(store.name()))
                .filter(Objects::nonNull)
                .map(RuleResult.Outcome::verdict)
                .toList();
        Totals totals = Totals.of(verdicts);
        long asAsked = totals.of(Verdict.PASS);
        String basis = asAsked + " of " + Figures.counted(totals.all(), "rule");
        List<Point> points = Point.of(store.name(), evidence);
        if (totals.of(Verdict.FAILS) > 0) {
            return new Answer(store, Verdict.FAILS, "fails", basis, points);
        }
        if (totals.of(Verdict.DIFFERS) > 0) {
            return new Answer(store, Verdict.DIFFERS, "differently", basis, points);
        }
        if (totals.of(Verdict.NOT_RUN) > 0) {
            String word = asAsked > 0 ? "as far as seen" : "not seen";
            return new Answer(store, Verdict.NOT_RUN, word, basis, points);
        }
        return new Answer(store, Verdict.PASS, "as asked", basis, points);
    }

    /** Without a rule there is only what the store says of itself, and that is said. */
    private static Answer declared(StoreView store, Need need, List<StoreFacts> facts) {
        Map<Capability, StoreFacts.Declared> declared = facts.stream()
                .filter(one -> one.store().equals(store.name()))
                .findFirst()
                .map(StoreFacts::capabilities)
                .orElseGet(Map::of);
        Map<String, Verdict> reasons = new LinkedHashMap<>();
        need.capabilities().stream().sorted().map(declared::get).forEach(one -> {
            if (one != null && one.reason() != null) {
                reasons.put(one.reason(), one.support().equals("differs") ? Verdict.DIFFERS : Verdict.NOT_RUN);
            }
        });
        List<Point> points = reasons.entrySet().stream()
                .map(reason -> new Point(reason.getValue(), reason.getKey(), List.of()))
                .toList();
        String basis = "declared, not checked in this run";
        if (declared.isEmpty()) {
            return new Answer(store, Verdict.NOT_RUN, "not seen", "no rule was run", points);
        }
        if (reasons.containsValue(Verdict.DIFFERS)) {
            return new Answer(store, Verdict.DIFFERS, "differently", basis, points);
        }
        return reasons.isEmpty()
                ? new Answer(store, Verdict.NOT_RUN, "says so", basis, points)
                : new Answer(store, Verdict.NOT_RUN, "not seen", basis, points);
    }
}
