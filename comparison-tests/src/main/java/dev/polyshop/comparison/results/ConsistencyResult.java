package dev.polyshop.comparison.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One experiment of the consistency lab on one store in one mode.
 *
 * @param id stable, as in {@code CONS-P4}
 * @param title the anomaly or invariant in one sentence
 * @param store the store's name
 * @param mode the mode's name
 * @param promised whether the mode promises that the anomaly does not happen
 * @param trials how often it was tried
 * @param anomalies how often it was seen
 * @param upperBound95 if never seen, the 95 % upper bound of its rate (rule of three); else null
 * @param observed what was seen, in a word or two
 * @param verdict whether the promise held; without a promise, whether the observation was as expected
 * @param reason why, in a sentence; null only for {@link Verdict#PASS}
 * @param story one interleaving step by step, with the values seen
 */
public record ConsistencyResult(
        String id,
        String title,
        String store,
        String mode,
        boolean promised,
        long trials,
        long anomalies,
        @Nullable Double upperBound95,
        String observed,
        Verdict verdict,
        @Nullable String reason,
        List<String> story) {

    /** Keeps its own copy of the story. */
    public ConsistencyResult {
        story = List.copyOf(story);
    }
}
