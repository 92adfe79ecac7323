package dev.polyshop.relational;

import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.relational.engine.ServerOfOthers;
import dev.polyshop.relational.wiring.RelationalStoreProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server for all tests that do not hurt it, reached as somebody else's: by the role that the documentation makes,
 * with just the rights that it grants. It ends with the JVM.
 */
public final class PostgresEngine {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private PostgresEngine() {}

    private static final class Shared {
        static final Engine ENGINE = reach(ServerOfOthers.start().url(), Map.of());
    }

    public static Engine shared() {
        return Shared.ENGINE;
    }

    /** A server that is given by its address, with further variables in the environment. */
    public static Engine reach(String url, Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("POLYSHOP_POSTGRES_URL", url);
        EngineRequest auto = EngineRequest.auto();
        return new RelationalStoreProvider()
                .start(new EngineRequest(Optional.empty(), environment, auto.cache(), Map.of(), auto.progress()));
    }

    /** A server of the caller's own, started for it. */
    public static Engine startNew() {
        return new RelationalStoreProvider().start(EngineRequest.auto().by(EngineWay.EMBEDDED));
    }

    /** A store in a namespace that no other test has. */
    public static Store openStore() {
        return shared().open(StoreSettings.of(freshNamespace()));
    }

    public static String freshNamespace() {
        return "test_" + NAMESPACES.incrementAndGet();
    }
}
