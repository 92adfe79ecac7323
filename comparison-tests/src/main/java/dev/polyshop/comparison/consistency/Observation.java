package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.ConsistencyResult.StoryStep;
import dev.polyshop.comparison.results.ConsistencyResult.Visibility;
import java.util.List;
import java.util.Optional;

/**
 * What an experiment saw.
 *
 * @param trials how often it was tried; at least once
 * @param anomalies in how many of these it went wrong
 * @param sentence what was seen, in a sentence
 * @param story one trial, preferably one that went wrong
 * @param visibility the time until writes were seen, where that was measured
 */
public record Observation(
        long trials, long anomalies, String sentence, List<StoryStep> story, Optional<Visibility> visibility) {

    /** @throws IllegalArgumentException if nothing was tried, or more went wrong than was tried */
    public Observation {
        story = List.copyOf(story);
        if (trials < 1 || anomalies < 0 || anomalies > trials) {
            throw new IllegalArgumentException(anomalies + " anomalies in " + trials + " trials");
        }
    }

    /** Without a measured time. */
    public Observation(long trials, long anomalies, String sentence, List<StoryStep> story) {
        this(trials, anomalies, sentence, story, Optional.empty());
    }

    /** One trial after the other, told by the first that went wrong, or else by the last. */
    public static Observation of(List<Finding> findings) {
        List<Finding> wrong = findings.stream().filter(Finding::anomaly).toList();
        Finding told = wrong.isEmpty() ? findings.getLast() : wrong.getFirst();
        return new Observation(findings.size(), wrong.size(), told.sentence(), told.story());
    }
}
