package dev.polyshop.search.units;

import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import java.util.Optional;

/**
 * A document within a unit: as it was when the unit first read it, and as the unit wants it.
 *
 * @param ref which document
 * @param read as it was read; empty if it was not there
 * @param wanted as the unit wants it; empty if it shall not be there
 */
record Tracked<T>(Ref<T> ref, Optional<Stored<T>> read, Optional<T> wanted) {

    static <T> Tracked<T> of(Ref<T> ref, Optional<Stored<T>> read) {
        return new Tracked<>(ref, read, read.map(Stored::content));
    }

    Tracked<T> wanting(Optional<T> other) {
        return new Tracked<>(ref, read, other);
    }

    boolean isChanged() {
        return !read.map(Stored::content).equals(wanted);
    }

    /** Whether the document is still as it was read. */
    boolean isCurrent(Optional<Stored<T>> now) {
        return read.map(Stored::revision).equals(now.map(Stored::revision));
    }

    /** The write that makes the document as wanted, if it is still as it was read. */
    Write<T> write() {
        if (read.isEmpty()) {
            return new Write.Create<>(ref, wanted.orElseThrow());
        }
        return wanted.map(read.get()::replacedBy).orElseGet(read.get()::removed);
    }
}
