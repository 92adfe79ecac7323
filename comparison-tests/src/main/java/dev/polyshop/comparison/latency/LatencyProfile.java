package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.Profile;
import java.time.Duration;
import java.util.List;

/** How much time is spent on certainty. */
public enum LatencyProfile {
    /** Part of {@code compare}: an impression, with intervals that say how rough it is. */
    QUICK(
            9,
            Duration.ofMillis(250),
            Duration.ofMillis(400),
            Duration.ofMillis(40),
            Duration.ofSeconds(2),
            List.of("browse", "search", "checkout", "reporting")),
    /** For a decision. */
    STANDARD(
            15,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            WorkloadFile.BUILT_IN),
    /** For publication. */
    THOROUGH(
            31,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            WorkloadFile.BUILT_IN);

    /**
     * How long a server that goes on again is asked before a round begins: its caches, and the processor's, are cold.
     */
    static final Duration LEAD_IN = Duration.ofMillis(30);

    private final int rounds;
    private final Duration round;
    private final Duration warmUp;
    private final Duration floorTurn;
    private final Duration trial;
    private final List<String> workloads;

    LatencyProfile(
            int rounds, Duration round, Duration warmUp, Duration floorTurn, Duration trial, List<String> workloads) {
        this.rounds = rounds;
        this.round = round;
        this.warmUp = warmUp;
        this.floorTurn = floorTurn;
        this.trial = trial;
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

    /** How long each operation of a workload is warmed up at most; one that did not become steady is said. */
    public Duration warmUp() {
        return warmUp;
    }

    /** How long the shop, and then its bare driver, has its turn while a driver floor is measured. */
    public Duration floorTurn() {
        return floorTurn;
    }

    /** How long a rate is tried at least while the highest one is looked for. */
    public Duration trial() {
        return trial;
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
