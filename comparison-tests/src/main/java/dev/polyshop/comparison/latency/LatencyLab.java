package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.engine.ServerControl;
import java.util.ArrayList;
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

    /**
     * A store to measure.
     *
     * @param name what results call it: the store's name, or the name of one side of an A/A run
     * @param store it, in its default mode
     * @param control its server, where it can be paused while others are measured
     */
    public record Candidate(String name, Store store, Optional<ServerControl> control) {}

    /**
     * @param data what the stores hold
     * @param profile how long to measure
     * @param seed of arrivals and keys
     * @param progress told what is measured now
     */
    public LatencyLab(LatencyData data, LatencyProfile profile, long seed, Consumer<String> progress) {
        this.data = data;
        this.profile = profile;
        this.seed = seed;
        this.progress = progress;
    }

    /** Measures every store under every workload. */
    public List<LatencyResult> measure(List<Candidate> candidates, List<Workload> workloads) {
        List<Subject> subjects = candidates.stream()
                .map(candidate ->
                        new Subject(candidate.name(), candidate.store().shop(), candidate.control()))
                .toList();
        Map<String, Map<ShopOperation, Interval>> floors = floors(candidates, workloads);
        List<LatencyResult> results = new ArrayList<>();
        for (Workload workload : workloads) {
            for (WorkloadRounds rounds : new InterleavedRounds(subjects, data, profile, seed, progress).run(workload)) {
                results.addAll(LatencyResults.of(rounds, floors.getOrDefault(rounds.subject(), Map.of()), seed));
            }
        }
        return results;
    }

    /** How many steps {@link #measure} tells of. */
    public long steps(List<Candidate> candidates, List<Workload> workloads) {
        long floors = candidates.stream()
                .filter(candidate -> candidate.store().driverFloor().isPresent())
                .count();
        return floors + (long) workloads.size() * candidates.size() * (1 + profile.rounds());
    }

    private Map<String, Map<ShopOperation, Interval>> floors(List<Candidate> candidates, List<Workload> workloads) {
        List<ShopOperation> measured = workloads.stream()
                .flatMap(workload -> workload.operations().stream())
                .map(Workload.Share::operation)
                .filter(ShopOperation::hasFloor)
                .distinct()
                .toList();
        Map<String, Map<ShopOperation, Interval>> floors = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            candidate.store().driverFloor().ifPresent(floor -> {
                progress.accept("driver floor of " + candidate.name());
                ShopUnderLoad shop = new ShopUnderLoad(candidate.store().shop(), data, 1, seed);
                floors.put(candidate.name(), new FloorRounds(shop, floor, profile.rounds(), seed).run(measured));
            });
        }
        return floors;
    }
}
