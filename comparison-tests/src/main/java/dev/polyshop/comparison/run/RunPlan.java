package dev.polyshop.comparison.run;

import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.List;
import java.util.function.Function;

/**
 * What was asked of a run.
 *
 * @param id names the run and, as {@code polyshop_<id>}, its data on the servers
 * @param version of Polyshop
 * @param command what to type to repeat it, without secrets
 * @param providers the stores
 * @param engines what to ask of each store's engine
 * @param profile how much to do
 * @param seed of everything random
 * @param only ids of rules, with {@code *} for any characters; none for all
 * @param keep whether the data stay on the servers
 */
public record RunPlan(
        String id,
        String version,
        String command,
        List<StoreProvider> providers,
        Function<StoreProvider, EngineRequest> engines,
        Profile profile,
        long seed,
        List<String> only,
        boolean keep) {

    /** Keeps its own copies. */
    public RunPlan {
        providers = List.copyOf(providers);
        only = List.copyOf(only);
    }

    /** The namespace of its data on the servers. */
    public String namespace() {
        return "polyshop_" + id;
    }
}
