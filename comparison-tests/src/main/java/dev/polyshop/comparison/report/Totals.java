package dev.polyshop.comparison.report;

import dev.polyshop.comparison.results.Verdict;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many checks came out how.
 *
 * @param counts by verdict; those that did not occur are not in it
 */
public record Totals(Map<Verdict, Long> counts) {

    /**
     * One kind of outcome.
     *
     * @param verdict the verdict
     * @param count how often
     */
    public record Part(Verdict verdict, long count) {

        /** The verdict's name as a CSS class. */
        public String style() {
            return verdict.word();
        }

        /** The verdict's symbol. */
        public String symbol() {
            return verdict.symbol();
        }

        /** As in {@code 3 differ}: the verdict's word after a number. */
        public String phrase() {
            return count + " "
                    + switch (verdict) {
                        case PASS -> "pass";
                        case DIFFERS -> count == 1 ? "differs" : "differ";
                        case FAILS -> count == 1 ? "fails" : "fail";
                        case NOT_RUN -> "not run";
                    };
        }
    }

    static Totals of(Collection<Verdict> verdicts) {
        Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
        verdicts.forEach(verdict -> counts.merge(verdict, 1L, Long::sum));
        return new Totals(counts);
    }

    long of(Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** All checks. */
    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that occurred, and passes in any case. */
    public List<Part> parts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict == Verdict.PASS || of(verdict) > 0)
                .map(verdict -> new Part(verdict, of(verdict)))
                .toList();
    }

    /** As in {@code 80 pass, 3 differ, 2 not run}. */
    public String sentence() {
        return parts().stream().map(Part::phrase).collect(Collectors.joining(", "));
    }
}
