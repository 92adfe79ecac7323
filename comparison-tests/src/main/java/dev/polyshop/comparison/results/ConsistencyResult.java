package dev.polyshop.comparison.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One experiment of the consistency lab on one store in one mode: what was promised, and what was seen.
 *
 * @param id stable, as in {@code CONS-P4}
 * @param title what would go wrong, in one sentence a student understands
 * @param group what it belongs to: {@code anomalies}, {@code invariants}, {@code sessions} or {@code faults}
 * @param guarantee the guarantee it tries, as in {@code NO_LOST_UPDATE}
 * @param store the store's name
 * @param mode the mode's name
 * @param setting the durability or freshness setting swept, in the server's words; null where there is none
 * @param defaultMode whether the mode is the store's recommended one
 * @param promised whether the mode, under this setting, promises that it does not go wrong
 * @param trials how often it was tried
 * @param anomalies in how many of these it went wrong
 * @param upperBound95 for none seen: with 95% confidence it goes wrong in no more than this share of such trials (1 −
 *     0.05^(1/trials)); null otherwise
 * @param observed {@code occurs}, {@code not observed} or {@code not run}
 * @param verdict fails only where a promise was broken, or the experiment itself could not be brought to its end
 * @param reason what was found, or why it was not run, in a sentence
 * @param story one trial, step by step, preferably one where it went wrong
 * @param visibility how long it took until an acknowledged write was seen; null where that is not measured
 * @param millis how long the experiment took
 */
public record ConsistencyResult(
        String id,
        String title,
        String group,
        String guarantee,
        String store,
        String mode,
        @Nullable String setting,
        boolean defaultMode,
        boolean promised,
        long trials,
        long anomalies,
        @Nullable Double upperBound95,
        String observed,
        Verdict verdict,
        String reason,
        List<StoryStep> story,
        @Nullable Visibility visibility,
        long millis) {

    /** Something went wrong at least once. */
    public static final String OCCURS = "occurs";
    /** Nothing went wrong. That is no proof: see the bound. */
    public static final String NOT_OBSERVED = "not observed";
    /** Nothing was tried. */
    public static final String NOT_RUN = "not run";

    /** Keeps its own copy of the story. */
    public ConsistencyResult {
        story = List.copyOf(story);
    }

    /**
     * One step of a story.
     *
     * @param actor who did it, as in {@code T1} or {@code client 3}
     * @param action what was done, as in {@code sets the price of A to 11.00 EUR}
     * @param outcome what came of it: the values seen, {@code done}, {@code fails: …}; begins with {@code waits} if it
     *     was held up by another unit
     * @param fromMicros when it began, from the beginning of the story
     * @param toMicros when it ended; null if it never did
     */
    public record StoryStep(
            String actor,
            String action,
            String outcome,
            long fromMicros,
            @Nullable Long toMicros) {}

    /**
     * The time from the acknowledgement of a write until its writer saw it, in microseconds.
     *
     * @param count how many writes were followed
     * @param atOnce how many of them were seen by the first read
     * @param never how many were not seen before the lab gave up
     * @param p50 half of those seen were seen by then
     * @param p95 95% of those seen were seen by then; null from fewer than 20
     * @param max the longest of those seen
     * @param resolution how long the lab pauses between two looks
     */
    public record Visibility(
            long count,
            long atOnce,
            long never,
            long p50,
            @Nullable Long p95,
            long max,
            long resolution) {}
}
