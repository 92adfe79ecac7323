package dev.polyshop.comparison.latency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
    private final RoundLog log;

    /**
     * @param subjects at least one, with different names
     * @param data what their shops hold
     * @param seed chooses arrivals and keys; the same for all subjects in a round
     * @param progress told what is measured now
     * @param log given the histograms of every round, of which only the sum is kept
     */
    public InterleavedRounds(
            List<Subject> subjects,
            LatencyData data,
            LatencyProfile profile,
            long seed,
            Consumer<String> progress,
            RoundLog log) {
        this.subjects = List.copyOf(subjects);
        this.data = data;
        this.profile = profile;
        this.seed = seed;
        this.progress = progress;
        this.log = log;
    }

    /** What one subject did so far. */
    private static final class Sum {

        private final Workload workload;
        private final List<Latencies> pooled;
        private final List<RoundFigures> rounds = new ArrayList<>();
        private final List<ClientWatch.Round> watched = new ArrayList<>();
        private final List<PauseWatch.Stretch> pauses = new ArrayList<>();
        private boolean steady;

        Sum(Workload workload) {
            this.workload = workload;
            this.pooled =
                    new ArrayList<>(Collections.nCopies(workload.operations().size(), Latencies.none()));
        }

        void add(Measured measured, ClientWatch.Round when, PauseWatch.Stretch paused) {
            for (int kind = 0; kind < pooled.size(); kind++) {
                pooled.set(kind, pooled.get(kind).plus(measured.kinds().get(kind)));
            }
            rounds.add(RoundFigures.of(measured));
            watched.add(when);
            pauses.add(paused);
        }

        WorkloadRounds rounds(String subject) {
            return new WorkloadRounds(
                    subject,
                    workload,
                    steady,
                    List.copyOf(pooled),
                    List.copyOf(rounds),
                    IntStream.range(0, watched.size())
                            .mapToObj(round ->
                                    watched.get(round).with(pauses.get(round).seen()))
                            .toList());
        }
    }

    /** Runs the workload against all subjects that can do any of it; the result is in their order. */
    public List<WorkloadRounds> run(Workload workload) {
        Map<Subject, Sum> sums = new LinkedHashMap<>();
        subjects.forEach(subject -> subject.able(workload).ifPresent(able -> sums.put(subject, new Sum(able))));
        if (sums.isEmpty()) {
            return List.of();
        }
        PauseWatch pauses = new PauseWatch();
        try (pauses;
                Bystanders bystanders = new Bystanders(subjects)) {
            sums.forEach((subject, sum) -> {
                progress.accept(workload.name() + ": warming up " + subject.name());
                bystanders.onlyRuns(subject);
                sum.steady = WarmUp.run(subject, data, sum.workload, seed, profile.warmUp());
            });
            for (int round = 0; round < profile.rounds(); round++) {
                for (Map.Entry<Subject, Sum> next : order(sums, round)) {
                    Subject subject = next.getKey();
                    progress.accept(workload.name() + ": round " + (round + 1) + " of " + profile.rounds() + ", "
                            + subject.name());
                    bystanders.onlyRuns(subject);
                    measure(subject, round, next.getValue(), pauses);
                }
            }
        }
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().rounds(entry.getKey().name()))
                .toList();
    }

    private void measure(Subject subject, int round, Sum sum, PauseWatch pauses) {
        Workload workload = sum.workload;
        long roundSeed = seed * 1_000_003 + round;
        OperationMix mix = new ShopUnderLoad(subject.shop(), data, workload.skew(), roundSeed).mix(workload);
        // Not the records that are measured next, which would then be in every cache.
        OperationMix others = new ShopUnderLoad(subject.shop(), data, workload.skew(), ~roundSeed).mix(workload);
        LoadGenerator.run(LoadPlan.closed(1, LatencyProfile.LEAD_IN), others);
        ClientWatch watch = new ClientWatch();
        PauseWatch.Stretch paused = pauses.begin(watch.began());
        Measured measured =
                LoadGenerator.run(workload.pace().plan(workload.workers(), profile.round(), roundSeed), mix);
        ClientWatch.Round when = watch.round();
        paused.end(when.ended());
        log.round(subject.name(), workload, measured, when);
        sum.add(measured, when, paused);
    }

    /** Rotated by one each round, and backwards every other time round: each stands in each place equally often. */
    private static List<Map.Entry<Subject, Sum>> order(Map<Subject, Sum> sums, int round) {
        List<Map.Entry<Subject, Sum>> order = new ArrayList<>(sums.entrySet());
        Collections.rotate(order, round);
        return (round / sums.size()) % 2 == 0 ? order : order.reversed();
    }
}
