package dev.polyshop.comparison.latency;

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

    /** What one subject did, round by round. */
    private static final class Log {

        private final Workload workload;
        private final List<Measured> rounds = new ArrayList<>();
        private final List<ClientWatch.Round> watched = new ArrayList<>();
        private boolean steady;

        Log(Workload workload) {
            this.workload = workload;
        }
    }

    /** Runs the workload against all subjects that can do any of it; the result is in their order. */
    public List<WorkloadRounds> run(Workload workload) {
        Map<Subject, Log> logs = new LinkedHashMap<>();
        subjects.forEach(subject -> subject.able(workload).ifPresent(able -> logs.put(subject, new Log(able))));
        PauseWatch pauses = new PauseWatch();
        try (pauses;
                Bystanders bystanders = new Bystanders(subjects)) {
            logs.forEach((subject, log) -> {
                progress.accept(workload.name() + ": warming up " + subject.name());
                bystanders.onlyRuns(subject);
                log.steady = warmUp(subject, log.workload);
            });
            for (int round = 0; round < profile.rounds(); round++) {
                for (Map.Entry<Subject, Log> next : order(logs, round)) {
                    Subject subject = next.getKey();
                    progress.accept(workload.name() + ": round " + (round + 1) + " of " + profile.rounds() + ", "
                            + subject.name());
                    bystanders.onlyRuns(subject);
                    measure(subject, round, next.getValue());
                }
            }
        }
        return logs.entrySet().stream()
                .map(entry -> new WorkloadRounds(
                        entry.getKey().name(),
                        entry.getValue().workload,
                        entry.getValue().steady,
                        List.copyOf(entry.getValue().rounds),
                        entry.getValue().watched.stream()
                                .map(round -> round.with(pauses))
                                .toList()))
                .toList();
    }

    private void measure(Subject subject, int round, Log log) {
        Workload workload = log.workload;
        long roundSeed = seed * 1_000_003 + round;
        OperationMix mix = new ShopUnderLoad(subject.shop(), data, workload.skew(), roundSeed).mix(workload);
        LoadGenerator.run(LoadPlan.closed(1, LatencyProfile.LEAD_IN), mix);
        ClientWatch watch = new ClientWatch();
        log.rounds.add(LoadGenerator.run(workload.pace().plan(workload.workers(), profile.round(), roundSeed), mix));
        log.watched.add(watch.round());
    }

    /** Each operation by itself in a closed loop: an open one of low rate would take long to get the compiler going. */
    private boolean warmUp(Subject subject, Workload workload) {
        boolean all = true;
        for (Workload.Share share : workload.operations()) {
            ShopUnderLoad shop = new ShopUnderLoad(subject.shop(), data, workload.skew(), seed);
            all &= WarmUp.run(sequence -> share.operation().perform(shop, sequence), profile.warmUp());
        }
        return all;
    }

    /** Rotated by one each round, and backwards every other time round: each stands in each place equally often. */
    private static List<Map.Entry<Subject, Log>> order(Map<Subject, Log> logs, int round) {
        List<Map.Entry<Subject, Log>> order = new ArrayList<>(logs.entrySet());
        Collections.rotate(order, round);
        return (round / logs.size()) % 2 == 0 ? order : order.reversed();
    }
}
