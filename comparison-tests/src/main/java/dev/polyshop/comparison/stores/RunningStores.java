package dev.polyshop.comparison.stores;

import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Engines that were started together, each with one store open, in the usual order. Closing stops them all. */
public final class RunningStores implements AutoCloseable {

    private final List<Running> running;

    /**
     * One of them.
     *
     * @param provider its kind
     * @param engine its server
     * @param store its data
     */
    public record Running(StoreProvider provider, Engine engine, Store store) {}

    private RunningStores(List<Running> running) {
        this.running = List.copyOf(running);
    }

    /**
     * Starts all engines side by side and opens a store in each. If one fails, the others are stopped again.
     *
     * @param requests what to ask of each provider's engine
     * @param settings how to open each provider's store
     * @throws dev.polyshop.contract.StoreUnavailableException for the first that cannot be reached or started
     */
    public static RunningStores start(
            List<StoreProvider> providers,
            Function<StoreProvider, EngineRequest> requests,
            BiFunction<StoreProvider, Engine, StoreSettings> settings) {
        List<Running> started = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> starts = providers.stream()
                    .map(provider -> CompletableFuture.runAsync(
                            () -> started.add(start(provider, requests.apply(provider), settings)), threads))
                    .toList();
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            new RunningStores(started).close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return new RunningStores(started.stream()
                .sorted(Comparator.comparingInt(one -> providers.indexOf(one.provider())))
                .toList());
    }

    /** The running stores, in the usual order. */
    public List<Running> all() {
        return running;
    }

    /** Only the stores. */
    public List<Store> stores() {
        return running.stream().map(Running::store).toList();
    }

    /** Closes every store and stops every engine, also when one of them objects; then throws the first objection. */
    @Override
    public void close() {
        RuntimeException first = null;
        for (Running one : running) {
            first = attempt(one.store()::close, first);
            first = attempt(one.engine()::close, first);
        }
        if (first != null) {
            throw first;
        }
    }

    private static Running start(
            StoreProvider provider, EngineRequest request, BiFunction<StoreProvider, Engine, StoreSettings> settings) {
        Engine engine = provider.start(request);
        try {
            return new Running(provider, engine, engine.open(settings.apply(provider, engine)));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static @Nullable RuntimeException attempt(Runnable step, @Nullable RuntimeException before) {
        try {
            step.run();
            return before;
        } catch (RuntimeException e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
