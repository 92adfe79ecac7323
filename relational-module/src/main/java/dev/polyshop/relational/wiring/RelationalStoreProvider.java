package dev.polyshop.relational.wiring;

import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.relational.engine.RelationalEngine;
import java.util.List;

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

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return RelationalEngine.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return RelationalEngine.start(request, RelationalStore::open);
    }
}
