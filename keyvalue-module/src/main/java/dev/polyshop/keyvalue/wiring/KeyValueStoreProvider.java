package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.keyvalue.engine.KeyValueEngine;
import java.util.List;

/**
 * The shop over Redis. Engine settings known: {@code appendfsync} ({@code always}, {@code everysec}, {@code no}) and
 * {@code appendonly} ({@code yes}, {@code no}).
 */
public final class KeyValueStoreProvider implements StoreProvider {

    /** The store's name. */
    static final String NAME = "keyvalue";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String product() {
        return "Redis";
    }

    @Override
    public int position() {
        return 30;
    }

    @Override
    public List<EngineOption> engines(EngineRequest request) {
        return KeyValueEngine.options(request);
    }

    @Override
    public Engine start(EngineRequest request) {
        return KeyValueEngine.start(request, KeyValueStore::open);
    }
}
