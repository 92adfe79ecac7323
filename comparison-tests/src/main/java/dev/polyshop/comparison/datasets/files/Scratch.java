package dev.polyshop.comparison.datasets.files;

import dev.polyshop.contract.engine.RunFolder;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Maps on disk, for what has to be remembered of a file of any size: which keys were seen, and when. B-trees of H2's
 * MVStore with a page cache of {@value #CACHE_MEGABYTES} MB, in a folder that is gone when this is closed or the JVM
 * ends.
 */
public final class Scratch implements AutoCloseable {

    private static final int CACHE_MEGABYTES = 16;

    private final RunFolder folder;
    private final MVStore store;

    /** Makes an empty one. */
    public Scratch() {
        this.folder = RunFolder.open("dataset");
        this.store = new MVStore.Builder()
                .fileName(folder.path().resolve("scratch.mv").toString())
                .cacheSize(CACHE_MEGABYTES)
                .autoCommitBufferSize(4 << 10)
                .open();
        store.setVersionsToKeep(0);
    }

    /** The map of this name, ordered by key; the values are texts or whole numbers. */
    public <V> MVMap<String, V> map(String name) {
        return store.openMap(name);
    }

    /** Forgets all. */
    @Override
    public void close() {
        store.closeImmediately();
        folder.close();
    }
}
