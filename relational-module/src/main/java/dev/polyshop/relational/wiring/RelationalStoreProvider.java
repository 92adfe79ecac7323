package dev.polyshop.relational.wiring;

import dev.polyshop.contract.DurabilitySetting;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.relational.engine.RelationalEngine;
import java.util.List;
import java.util.Map;

/** The shop over PostgreSQL. */
public final class RelationalStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return RelationalStore.NAME;
    }

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public int position() {
        return 10;
    }

    /** Asked of the store, and so of each connection: it works on a server of somebody else's, too. */
    @Override
    public List<DurabilitySetting> durabilitySettings() {
        return List.of(
                new DurabilitySetting(
                        "synchronous_commit=on",
                        "A commit is answered when its log has been flushed to disk.",
                        Map.of(),
                        Map.of(Namespace.SYNCHRONOUS_COMMIT, "on"),
                        true),
                new DurabilitySetting(
                        "synchronous_commit=off",
                        "A commit is answered while its log is still in the server's memory, for up to 0.6 seconds.",
                        Map.of(),
                        Map.of(Namespace.SYNCHRONOUS_COMMIT, "off"),
                        false));
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return RelationalEngine.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return RelationalEngine.start(request, RelationalStore::open);
    }
}
