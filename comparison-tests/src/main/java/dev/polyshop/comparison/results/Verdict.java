package dev.polyshop.comparison.results;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a store did on a check. */
public enum Verdict {
    /** It did what the rule says. */
    PASS("pass", "✓"),
    /** It did what it declares to do instead, and the suite has seen that. */
    DIFFERS("differs", "≠"),
    /** It did neither. */
    FAILS("fails", "✗"),
    /** The check could not run on the engine at hand. Never counted as passed. */
    NOT_RUN("not-run", "○");

    private final String word;
    private final String symbol;

    Verdict(String word, String symbol) {
        this.word = word;
        this.symbol = symbol;
    }

    /** The word in results and reports. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The symbol beside the word, so that no meaning hangs on colour. */
    public String symbol() {
        return symbol;
    }
}
