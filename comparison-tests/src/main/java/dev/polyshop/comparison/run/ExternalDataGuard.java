package dev.polyshop.comparison.run;

import dev.polyshop.comparison.stores.RunningStores;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.engine.EngineWay;
import java.util.List;

/**
 * Removes a run's data from servers that outlive it when the JVM is told to end (SIGINT, SIGTERM). Servers that the run
 * started itself end with all their data by themselves.
 */
final class ExternalDataGuard implements AutoCloseable {

    private final Thread hook;
    private boolean registered;

    private ExternalDataGuard(List<Store> external) {
        this.hook = new Thread(() -> external.forEach(Store::close), "polyshop-external-data");
        this.registered = !external.isEmpty();
        if (registered) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    static ExternalDataGuard over(RunningStores stores, boolean keep) {
        return new ExternalDataGuard(
                keep
                        ? List.of()
                        : stores.stores().stream()
                                .filter(store -> store.engine().way() != EngineWay.EMBEDDED)
                                .toList());
    }

    /** The stores are about to be closed in the ordinary way. */
    void release() {
        if (registered) {
            registered = false;
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                return; // The JVM is ending already, and the hook is at work.
            }
        }
    }

    @Override
    public void close() {
        release();
    }
}
