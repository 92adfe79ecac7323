package dev.polyshop.contract.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Servers unpacked once and kept from run to run. An entry is there whole or not at all, also with several JVMs at
 * work.
 */
public final class ServerCache {

    private ServerCache() {}

    /** Fills an empty folder with a server. */
    @FunctionalInterface
    public interface Unpacker {

        /** @throws IOException if it cannot; what it wrote so far is removed */
        void unpackInto(Path folder) throws IOException;
    }

    /**
     * The folder of an entry, unpacked now if it is not there yet.
     *
     * @param cache the cache's folder, made if need be
     * @param entry the entry's name, with all that its content depends on, such as the version
     * @throws StoreUnavailableException if it cannot be written, with the way out
     */
    public static Path unpackedOnce(Path cache, String entry, Unpacker unpacker) {
        Path folder = cache.resolve(entry);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path part = cache.resolve(entry + ".part-" + UUID.randomUUID());
        try {
            Files.createDirectories(cache);
            synchronized (ServerCache.class) {
                try (FileChannel channel = FileChannel.open(
                                cache.resolve(entry + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (lock.isValid() && !Files.isDirectory(folder)) {
                        Files.createDirectory(part);
                        unpacker.unpackInto(part);
                        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            RunFolder.deleteQuietly(part);
            throw new StoreUnavailableException(
                    "cannot unpack " + entry + " into the cache folder " + cache + " (" + e.getMessage()
                            + "): make room there, or name another folder with POLYSHOP_CACHE",
                    e);
        }
    }
}
