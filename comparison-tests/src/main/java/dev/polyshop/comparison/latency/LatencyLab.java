package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.ServerControl;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures stores that hold the same data: workloads in interleaved rounds, and what the mapping layer costs. */
public final class LatencyLab {

    private final LatencyData data;
    private final LatencyProfile profile;
    private final long seed;
    private final Consumer<String> progress;
    private final RoundLog log;
    private final boolean floors;

    /**
     * A store to measure.
     *
     * @param name what results call it: the store's name, or the name of one side of an A/A run
     * @param store it, in its default mode
     * @param control its server, where it can be paused while others are measured
     */
    public record Candidate(String name, Store store, Optional<ServerControl> control) {

        /** It, as something to measure. */
        public Subject subject() {
            return new Subject(name, store.shop(), control, absent());
        }

        private Map<ShopOperation, String> absent() {
            Map<ShopOperation, String> absent = new EnumMap<>(ShopOperation.class);
            for (ShopOperation operation : ShopOperation.values()) {
                operation.needs().ifPresent(capability -> {
                    if (store.support(capability) instanceof Support.NotOnThisEngine(String reason)) {
                        absent.put(operation, reason);
                    }
                });
            }
            return absent;
        }
    }

    /**
     * @param data what the stores hold
     * @param profile how long to measure
     * @param seed of arrivals and keys
     * @param progress told what is measured now
     * @param log given every round that was recorded
     * @param floors whether driver floors are measured, too
     */
    public LatencyLab(
            LatencyData data,
            LatencyProfile profile,
            long seed,
            Consumer<String> progress,
            RoundLog log,
            boolean floors) {
        this.data = data;
        this.profile = profile;
        this.seed = seed;
        this.progress = progress;
        this.log = log;
        this.floors = floors;
    }

    /** Measures every store under every workload. */
    public List<LatencyResult> measure(List<Candidate> candidates, List<Workload> workloads) {
        List<Subject> subjects = candidates.stream().map(Candidate::subject).toList();
        List<WorkloadRounds> measured = new ArrayList<>();
        for (Workload workload : workloads) {
            measured.addAll(new InterleavedRounds(subjects, data, profile, seed, progress, log).run(workload));
        }
        // Last, because a ratio of two sides needs both of them compiled.
        Map<String, Map<ShopOperation, Floor>> prices = floors(candidates, workloads);
        List<LatencyResult> results = new ArrayList<>();
        for (Workload workload : workloads) {
            measured.stream()
                    .filter(rounds -> rounds.workload().name().equals(workload.name()))
                    .forEach(rounds -> results.addAll(LatencyResults.of(
                            rounds, prices.getOrDefault(rounds.subject(), Map.of()), data.source(), seed)));
            subjects.forEach(subject -> results.addAll(LatencyResults.notRun(subject, workload)));
        }
        return results;
    }

    /** How many steps {@link #measure} tells of. */
    public long steps(List<Candidate> candidates, List<Workload> workloads) {
        long priced = candidates.stream()
                .filter(candidate -> floors && candidate.store().driverFloor().isPresent())
                .count();
        return priced + (long) workloads.size() * candidates.size() * (1 + profile.rounds());
    }

    private Map<String, Map<ShopOperation, Floor>> floors(List<Candidate> candidates, List<Workload> workloads) {
        if (!floors) {
            return Map.of();
        }
        List<ShopOperation> measured = workloads.stream()
                .flatMap(workload -> workload.operations().stream())
                .map(Workload.Share::operation)
                .filter(ShopOperation::hasFloor)
                .distinct()
                .toList();
        Map<String, Map<ShopOperation, Floor>> prices = new LinkedHashMap<>();
        try (Bystanders bystanders =
                new Bystanders(candidates.stream().map(Candidate::subject).toList())) {
            for (Candidate candidate : candidates) {
                candidate.store().driverFloor().ifPresent(floor -> {
                    progress.accept("driver floor of " + candidate.name());
                    bystanders.onlyRuns(candidate.subject());
                    ShopUnderLoad shop = new ShopUnderLoad(candidate.store().shop(), data, 1, seed);
                    prices.put(
                            candidate.name(),
                            new FloorRounds(shop, floor, profile, seed)
                                    .run(measured.stream()
                                            .filter(operation -> !candidate
                                                    .subject()
                                                    .absent()
                                                    .containsKey(operation))
                                            .toList()));
                });
            }
        }
        return prices;
    }
}
