package dev.polyshop.comparison.datasets.files;

import java.util.OptionalLong;
import org.h2.mvstore.MVMap;

/**
 * The keys met in one reading of a file, with the line each stood on first: on disk, so that there can be any number.
 */
public final class SeenKeys implements AutoCloseable {

    private final Scratch scratch = new Scratch();
    private final MVMap<String, Long> lines = scratch.map("keys");

    /** The line on which the key stood before; empty if this is the first, which is noted. */
    public OptionalLong before(String key, long line) {
        Long first = lines.putIfAbsent(key, line);
        return first == null ? OptionalLong.empty() : OptionalLong.of(first);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
