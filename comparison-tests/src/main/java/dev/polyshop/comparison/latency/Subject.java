package dev.polyshop.comparison.latency;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.engine.ServerControl;
import java.util.Map;
import java.util.Optional;

/**
 * One side of a measurement.
 *
 * @param name the store's name, or the name of one side of an A/A run
 * @param shop the shop under load
 * @param control its server, where it can be paused while others are measured
 * @param absent operations that the engine at hand, a stand-in, cannot do, and why
 */
public record Subject(String name, Shop shop, Optional<ServerControl> control, Map<ShopOperation, String> absent) {

    /** Keeps its own copy. */
    public Subject {
        absent = Map.copyOf(absent);
    }

    /** What of a workload can be asked of it; empty if nothing can. */
    public Optional<Workload> able(Workload workload) {
        return workload.without(absent.keySet());
    }
}
