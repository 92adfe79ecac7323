package dev.polyshop.comparison.latency;

import dev.polyshop.contract.engine.ServerControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures several subjects under one workload, round by round in changing order, so that what slows the machine down
 * for a while does not fall on one of them. While one is measured, the servers of the others stand still where that is
 * possible.
 */
public final class InterleavedRounds {

    private static final Duration WARM_UP_WINDOW = Duration.ofMillis(200);

    private final List<Subject> subjects;
    private final LatencyData data;
    private final LatencyProfile profile;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * @param subjects at least one, with different names
     * @param data what their shops hold
     * @param seed chooses arrivals and keys; the same for all subjects in a round
     * @param progress told what is measured now
     */
    public InterleavedRounds(
            List<Subject> subjects, LatencyData data, LatencyProfile profile, long seed, Consumer<String> progress) {
        this.subjects = List.copyOf(subjects);
        this.data = data;
        this.profile = profile;
        this.seed = seed;
        this.progress = progress;
    }

    /** Runs the workload against all subjects; the result is in their order. */
    public List<WorkloadRounds> run(Workload workload) {
        Map<Subject, Boolean> steady = new LinkedHashMap<>();
        Map<Subject, List<Measured>> rounds = new LinkedHashMap<>();
        Map<Subject, List<ClientWatch.Reading>> watched = new LinkedHashMap<>();
        try {
            for (Subject subject : subjects) {
                progress.accept(workload.name() + ": warming up " + subject.name());
                rounds.put(subject, new ArrayList<>());
                watched.put(subject, new ArrayList<>());
                onlyRuns(subject);
                steady.put(subject, warmUp(subject, workload));
            }
            for (int round = 0; round < profile.rounds(); round++) {
                for (Subject subject : order(round)) {
                    progress.accept(workload.name() + ": round " + (round + 1) + " of " + profile.rounds() + ", "
                            + subject.name());
                    onlyRuns(subject);
                    ClientWatch watch = new ClientWatch();
                    rounds.getOrDefault(subject, List.of()).add(measure(subject, workload, round));
                    watched.getOrDefault(subject, List.of()).add(watch.read());
                }
            }
        } finally {
            subjects.forEach(subject -> subject.control().ifPresent(ServerControl::resume));
        }
        return subjects.stream()
                .map(subject -> new WorkloadRounds(
                        subject.name(),
                        workload,
                        steady.getOrDefault(subject, false),
                        List.copyOf(rounds.getOrDefault(subject, List.of())),
                        List.copyOf(watched.getOrDefault(subject, List.of()))))
                .toList();
    }

    private Measured measure(Subject subject, Workload workload, int round) {
        long roundSeed = seed * 1_000_003 + round;
        return LoadGenerator.run(
                LoadPlan.open(workload.workers(), profile.round(), () -> Arrivals.poisson(workload.rate(), roundSeed)),
                new ShopUnderLoad(subject.shop(), data, workload.skew(), roundSeed).mix(workload));
    }

    /** Each operation by itself in a closed loop: an open one of low rate would take long to get the compiler going. */
    private boolean warmUp(Subject subject, Workload workload) {
        Duration each = profile.warmUp().dividedBy(workload.operations().size());
        boolean all = true;
        for (int kind = 0; kind < workload.operations().size(); kind++) {
            ShopOperation operation = workload.operations().get(kind).operation();
            ShopUnderLoad shop = new ShopUnderLoad(subject.shop(), data, workload.skew(), seed);
            all &= warmUp(sequence -> operation.perform(shop, sequence), each);
        }
        return all;
    }

    private static boolean warmUp(Operation operation, Duration atMost) {
        Steadiness steadiness = new Steadiness();
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end && !steadiness.reached()) {
            Measured window = LoadGenerator.run(LoadPlan.closed(1, WARM_UP_WINDOW), operation);
            steadiness.add(window.total().service().getValueAtPercentile(50));
        }
        return steadiness.reached();
    }

    /** Rotated by one each round, and backwards every other time round: each stands in each place equally often. */
    private List<Subject> order(int round) {
        List<Subject> order = new ArrayList<>(subjects);
        Collections.rotate(order, round);
        return (round / subjects.size()) % 2 == 0 ? order : order.reversed();
    }

    private void onlyRuns(Subject chosen) {
        for (Subject subject : subjects) {
            // Both sides of an A/A run have one server.
            if (!subject.control().equals(chosen.control())) {
                subject.control().ifPresent(ServerControl::pause);
            }
        }
        chosen.control().ifPresent(ServerControl::resume);
    }
}
