package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.contract.Guarantee;
import java.util.List;

/**
 * An anomaly and how it is provoked.
 *
 * @param id stable, as in {@code CONS-P4}
 * @param title what would go wrong, in one sentence a student understands
 * @param guarantee what a mode promises that keeps it away
 * @param plays the interleavings, each on a stage of its own
 */
record Anomaly(String id, String title, Guarantee guarantee, List<Play> plays) {

    /** One fixed interleaving. */
    @FunctionalInterface
    interface Play {
        Finding on(Stage stage);
    }

    Anomaly(String id, String title, Guarantee guarantee, Play... plays) {
        this(id, title, guarantee, List.of(plays));
    }
}
