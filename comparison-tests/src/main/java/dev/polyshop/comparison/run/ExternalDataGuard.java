package dev.polyshop.comparison.run;

import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineWay;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Removes a run's data from servers that outlive it when the JVM is told to end (SIGINT, SIGTERM): of every store that
 * any phase has opened there and has not closed yet. Servers that the run started itself end with all their data by
 * themselves.
 */
final class ExternalDataGuard implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ExternalDataGuard.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<Store> open = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::closeAll, "polyshop-external-data");
    /** Held shared while a store is being opened: it may have written already, and is not known yet. */
    private final ReadWriteLock opening = new ReentrantReadWriteLock();

    /** Watches from now on. */
    ExternalDataGuard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The same providers, except that stores which are opened on servers of others are known here. */
    List<StoreProvider> watching(List<StoreProvider> providers) {
        return providers.stream().map(this::watching).toList();
    }

    /** All stores are closed in the ordinary way from here on. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // The JVM is ending already, and the hook is at work.
        }
    }

    private StoreProvider watching(StoreProvider provider) {
        return proxy(StoreProvider.class, provider, (method, call) -> {
            Object result = call.make();
            return result instanceof Engine engine ? watching(engine) : result;
        });
    }

    private Engine watching(Engine engine) {
        if (engine.facts().way() != EngineWay.EXTERNAL) {
            return engine;
        }
        return proxy(Engine.class, engine, (method, call) -> {
            if (!method.equals("open")) {
                return call.make();
            }
            opening.readLock().lock();
            try {
                return call.make() instanceof Store store ? watching(store) : null;
            } finally {
                opening.readLock().unlock();
            }
        });
    }

    private Store watching(Store store) {
        open.add(store);
        return proxy(Store.class, store, (method, call) -> {
            if (!method.equals("close")) {
                return call.make();
            }
            synchronized (store) { // The JVM halts when the hook is through: it has to wait for a removal under way.
                Object result = call.make();
                open.remove(store);
                return result;
            }
        });
    }

    /** Never gives the lock back: the run goes on for a moment, and is to open no other store before the JVM halts. */
    private void closeAll() {
        try {
            if (!opening.writeLock().tryLock(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a store is still being opened: its data may be left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(this::remove);
    }

    private void remove(Store store) {
        try {
            synchronized (store) {
                store.close();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "data of {0} may be left: {1}", store.name(), e.getMessage());
        }
    }

    /** What is done about a call. */
    @FunctionalInterface
    private interface Watch {
        @Nullable
        Object around(String method, Call call) throws Throwable;
    }

    /** A call that is about to be made. */
    @FunctionalInterface
    private interface Call {
        @Nullable
        Object make() throws Throwable;
    }

    private static <T> T proxy(Class<T> type, T target, Watch watch) {
        return type.cast(Proxy.newProxyInstance(
                ExternalDataGuard.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    default -> watch.around(method.getName(), () -> call(target, method, arguments));
                }));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
