package dev.polyshop.comparison.consistency.anomalies;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a unit reads in a step. The unit's own later steps may use it; the stage looks at it when all is over.
 *
 * @param <T> what is read
 */
final class Reading<T> {

    private final CompletableFuture<T> value = new CompletableFuture<>();

    void saw(T seen) {
        value.complete(seen);
    }

    /** The value; only for later steps of the same unit, which run after this one. */
    T get() {
        return value.join();
    }

    /** The value, unless the unit was over before it could read. */
    Optional<T> seen() {
        return Optional.ofNullable(value.getNow(null));
    }

    /** Whether just this was read. */
    boolean was(T expected) {
        return seen().filter(expected::equals).isPresent();
    }
}
