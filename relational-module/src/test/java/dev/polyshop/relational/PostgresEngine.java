package dev.polyshop.relational;

import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.relational.wiring.RelationalStoreProvider;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server for all tests that do not hurt it; it ends with the JVM. */
public final class PostgresEngine {

    private static final AtomicInteger NAMESPACES = new AtomicInteger();

    private PostgresEngine() {}

    private static final class Shared {
        static final Engine ENGINE = startNew();
    }

    public static Engine shared() {
        return Shared.ENGINE;
    }

    /** A server of the caller's own. */
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
