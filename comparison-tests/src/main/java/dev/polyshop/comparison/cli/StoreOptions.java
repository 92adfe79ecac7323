package dev.polyshop.comparison.cli;

import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** Which stores, and how their servers are reached. */
final class StoreOptions {

    /** The ways, and {@code auto}. */
    enum Way {
        AUTO,
        EXTERNAL,
        CONTAINER,
        EMBEDDED;

        Optional<EngineWay> way() {
            return this == AUTO ? Optional.empty() : Optional.of(EngineWay.valueOf(name()));
        }
    }

    @Option(
            names = "--stores",
            split = ",",
            paramLabel = "NAME",
            description = "The stores to take, as in relational,document. Default: all there are.")
    private List<String> stores = List.of();

    @Option(
            names = "--way",
            paramLabel = "WAY",
            description = "How servers are reached: auto, external, container or embedded. Default: auto.")
    private Way way = Way.AUTO;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "A variable such as POLYSHOP_MONGODB_URI, in place of the environment's.")
    private Map<String, String> variables = Map.of();

    /**
     * The stores asked for, in the usual order.
     *
     * @throws InvalidDataException if one is not there
     * @throws StoreUnavailableException if there is none at all
     */
    List<StoreProvider> providers() {
        List<StoreProvider> providers = StoreProviders.named(stores);
        if (providers.isEmpty()) {
            throw new StoreUnavailableException(
                    "there is no store: put one of the store modules, or your own, beside the suite and build again");
        }
        return providers;
    }

    /** What is asked of each store's engine. */
    EngineRequest request(Terminal terminal, Consumer<String> progress) {
        Map<String, String> environment = new HashMap<>(terminal.environment());
        environment.putAll(variables);
        return new EngineRequest(way.way(), environment, EngineRequest.defaultCache(environment), Map.of(), progress);
    }
}
