package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.ConsistencyResult.StoryStep;
import java.util.List;

/**
 * What came of one trial.
 *
 * @param anomaly whether it went wrong
 * @param sentence what was found
 * @param story step by step
 */
public record Finding(boolean anomaly, String sentence, List<StoryStep> story) {

    /** Keeps its own copy of the story. */
    public Finding {
        story = List.copyOf(story);
    }
}
