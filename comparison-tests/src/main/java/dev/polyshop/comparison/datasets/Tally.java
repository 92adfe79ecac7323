package dev.polyshop.comparison.datasets;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The account of one kind of thing in a data set. Nothing is lost: {@code read = accepted + merged + rejected}.
 *
 * @param things what is counted, in the plural: {@code lines}, {@code invoices}, {@code products}
 * @param read how many were seen
 * @param accepted how many went in
 * @param merged how many went in as part of another
 * @param rejected how many were kept out, by reason
 */
public record Tally(String things, long read, long accepted, long merged, Map<RejectionReason, Long> rejected) {

    /** Keeps its own sorted copy. */
    public Tally {
        rejected = Collections.unmodifiableMap(new TreeMap<>(rejected));
    }

    /** How many were kept out. */
    public long keptOut() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether everything seen is accounted for. */
    public boolean balances() {
        return read == accepted + merged + keptOut();
    }
}
