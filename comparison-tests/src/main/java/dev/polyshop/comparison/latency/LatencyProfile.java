package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.InvalidDataException;
import java.time.Duration;
import java.util.List;

/**
 * How much time is spent on certainty.
 *
 * @param rounds how many rounds each store has; odd, so that the median is one of them, unless said otherwise
 * @param round how long operations become due in a round
 * @param warmUp how long each operation of a workload is warmed up at most; one that did not become steady is said
 * @param floorWarmUp the same for the shop and the bare driver before a driver floor is measured, after all workloads
 * @param floorTurn how long the shop, and then its bare driver, has its turn while a driver floor is measured
 * @param trial how long a rate is tried at least while the highest one is looked for
 * @param workloads names of the workloads measured unless others are asked for
 */
public record LatencyProfile(
        int rounds,
        Duration round,
        Duration warmUp,
        Duration floorWarmUp,
        Duration floorTurn,
        Duration trial,
        List<String> workloads) {

    // Before the profiles, which are held to them.
    private static final int MOST_ROUNDS = 10_000;
    private static final Duration SHORTEST_ROUND = Duration.ofMillis(50);
    private static final Duration LONGEST_ROUND = Duration.ofHours(1);

    /** Part of {@code compare}: an impression, with intervals that say how rough it is. */
    public static final LatencyProfile QUICK = new LatencyProfile(
            9,
            Duration.ofMillis(250),
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofMillis(40),
            Duration.ofSeconds(2),
            List.of("browse", "search", "checkout", "reporting"));

    /** For a decision. */
    public static final LatencyProfile STANDARD = new LatencyProfile(
            15,
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            WorkloadFile.BUILT_IN);

    /** For publication. */
    public static final LatencyProfile THOROUGH = new LatencyProfile(
            31,
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            WorkloadFile.BUILT_IN);

    /**
     * How long a server that goes on again is asked before a round begins: its caches, and the processor's, are cold.
     */
    static final Duration LEAD_IN = Duration.ofMillis(30);

    /** @throws InvalidDataException if the rounds are too few or too many for an interval, too short, or too long */
    public LatencyProfile {
        if (rounds < Bootstrap.LEAST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new InvalidDataException("rounds " + rounds + " are not within 6 (fewer tell no interval) to 10,000");
        }
        if (round.compareTo(SHORTEST_ROUND) < 0 || round.compareTo(LONGEST_ROUND) > 0) {
            throw new InvalidDataException("a round of " + round.toMillis() + " ms is not within 50 ms and 60 minutes");
        }
        workloads = List.copyOf(workloads);
    }

    /** The same with other rounds and trials. */
    public LatencyProfile with(int otherRounds, Duration otherRound, Duration otherTrial) {
        return new LatencyProfile(otherRounds, otherRound, warmUp, floorWarmUp, floorTurn, otherTrial, workloads);
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
