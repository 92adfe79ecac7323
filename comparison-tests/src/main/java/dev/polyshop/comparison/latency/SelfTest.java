package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.SelfTestResult;
import java.util.ArrayList;
import java.util.List;

/** Counts how often the method tells a difference between two sides that are the same store (A/A). */
public final class SelfTest {

    private final List<String> claims = new ArrayList<>();
    private int repetitions;
    private int withoutDifference;
    private int statements;

    /**
     * One repetition, in which each store was measured under its own name and once more under another one. Only these
     * pairs are compared: different stores do differ.
     *
     * @return what it said, in a sentence
     */
    public String add(List<LatencyResult> results) {
        repetitions++;
        List<LatencyStatement> made = LatencyStatement.of(results, (one, other) -> other.equals(again(one)));
        statements = made.size();
        List<String> clear = made.stream()
                .filter(LatencyStatement::clear)
                .map(LatencyStatement::sentence)
                .toList();
        clear.forEach(sentence -> claims.add("repetition " + repetitions + ": " + sentence));
        if (clear.isEmpty()) {
            withoutDifference++;
            return "repetition " + repetitions + ": no difference in " + made.size() + " statements";
        }
        return "repetition " + repetitions + ": " + String.join("; ", clear);
    }

    /** What all repetitions came to. */
    public SelfTestResult result() {
        return new SelfTestResult(repetitions, withoutDifference, statements, List.copyOf(claims));
    }

    /** The name of a store's other side. */
    public static String again(String store) {
        return store + " again";
    }
}
