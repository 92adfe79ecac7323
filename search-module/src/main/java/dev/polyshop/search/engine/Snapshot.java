package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Kind.Ref;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of one multi-get: each document as it was when its shard was asked. No two of them need be of the same
 * moment.
 */
public final class Snapshot {

    private final Map<Ref<?>, Stored<?>> found;

    Snapshot(Map<Ref<?>, Stored<?>> found) {
        this.found = found;
    }

    /** The document, if it was there. */
    @SuppressWarnings("unchecked") // Keyed by the reference that it was read by.
    public <T> Optional<Stored<T>> get(Ref<T> ref) {
        return Optional.ofNullable((Stored<T>) found.get(ref));
    }

    /** Whether it was there. */
    public boolean has(Ref<?> ref) {
        return found.containsKey(ref);
    }
}
