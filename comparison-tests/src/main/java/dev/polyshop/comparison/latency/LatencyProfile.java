package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.Profile;
import java.time.Duration;
import java.util.List;

/** How much time is spent on certainty. */
public enum LatencyProfile {
    /** Part of {@code compare}: an impression, with intervals that say how rough it is. */
    QUICK(5, Duration.ofMillis(600), Duration.ofSeconds(2), List.of("browse", "search", "checkout", "reporting")),
    /** For a decision. */
    STANDARD(15, Duration.ofSeconds(2), Duration.ofSeconds(15), WorkloadFile.BUILT_IN),
    /** For publication. */
    THOROUGH(31, Duration.ofSeconds(5), Duration.ofSeconds(60), WorkloadFile.BUILT_IN);

    private final int rounds;
    private final Duration round;
    private final Duration warmUp;
    private final List<String> workloads;

    LatencyProfile(int rounds, Duration round, Duration warmUp, List<String> workloads) {
        this.rounds = rounds;
        this.round = round;
        this.warmUp = warmUp;
        this.workloads = workloads;
    }

    /** How many rounds each store has; odd, so that the median is one of them. */
    public int rounds() {
        return rounds;
    }

    /** How long operations become due in a round. */
    public Duration round() {
        return round;
    }

    /** How long a warm-up lasts at most; one that did not become steady is said. */
    public Duration warmUp() {
        return warmUp;
    }

    /** The workloads measured unless others are asked for. */
    public List<Workload> builtIn() {
        return workloads.stream().map(WorkloadFile::named).toList();
    }

    /** That of a run's profile. */
    public static LatencyProfile of(Profile profile) {
        return switch (profile) {
            case QUICK -> QUICK;
            case STANDARD -> STANDARD;
            case THOROUGH -> THOROUGH;
        };
    }
}
