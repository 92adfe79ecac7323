package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.Profile;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the lab is asked to do.
 *
 * @param experiments which experiments
 * @param profile how thoroughly
 * @param trials how often to try, in place of what the profile says
 * @param seed of all that is random
 * @param namespace where the lab's data live on each server; the lab adds to it
 */
public record LabRequest(
        List<Experiment> experiments, Profile profile, OptionalInt trials, long seed, String namespace) {

    /** All experiments, as often as the profile says. */
    public static LabRequest all(Profile profile, long seed, String namespace) {
        return new LabRequest(ExperimentCatalog.all(), profile, OptionalInt.empty(), seed, namespace);
    }

    int trialsOf(Experiment experiment, Condition condition) {
        return trials.orElseGet(() -> experiment.trials(profile, condition));
    }
}
