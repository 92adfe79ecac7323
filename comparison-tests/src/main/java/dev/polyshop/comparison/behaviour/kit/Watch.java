package dev.polyshop.comparison.behaviour.kit;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again while somebody else works, at least once before the work begins and once after it has ended,
 * and remembers everything different it saw.
 */
public final class Watch<T> implements AutoCloseable {

    private final Supplier<T> look;
    private final Set<T> seen = new LinkedHashSet<>();
    private final Thread thread;
    private volatile boolean over;
    private @Nullable RuntimeException failure;

    private Watch(Supplier<T> look) {
        this.look = look;
        seen.add(look.get());
        thread = Thread.ofPlatform().name("watch").start(this::watch);
    }

    /**
     * Watches while the work is done.
     *
     * @param look what to look at
     * @param work what is done meanwhile
     * @return all that was seen, each once
     */
    public static <T> Set<T> during(Supplier<T> look, Runnable work) {
        Watch<T> watch = new Watch<>(look);
        try (watch) {
            work.run();
        }
        if (watch.failure != null) {
            throw watch.failure;
        }
        watch.seen.add(look.get());
        return watch.seen;
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while watching", e);
        }
    }

    private void watch() {
        try {
            while (!over) {
                seen.add(look.get());
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }
}
