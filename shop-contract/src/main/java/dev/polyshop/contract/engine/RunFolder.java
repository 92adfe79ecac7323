package dev.polyshop.contract.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder for one server's data, and the list of the processes that work on it. When it is closed, or the
 * JVM ends, the processes are ended and the folder is removed. After a SIGKILL of the JVM nothing can run; then the
 * next one to open a folder finds the orphan by its unheld lock, and does the same.
 */
public final class RunFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String PROCESSES = "processes";
    private static final String UNFINISHED = ".";
    private static final Set<RunFolder> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> OPEN.forEach(RunFolder::close), "polyshop-run-folder-cleanup"));
    }

    private final Path path;
    private final FileChannel channel;
    private volatile boolean closed;

    private RunFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes a new folder, after removing what earlier runs had to leave behind.
     *
     * @param purpose a word that names it, as in {@code postgresql}
     * @throws StoreUnavailableException if the temporary folder cannot be written
     */
    public static synchronized RunFolder open(String purpose) {
        Path base = base();
        try {
            Files.createDirectories(base);
            openForOthers(base);
            // One at a time, in this JVM and among all: nobody sweeps a folder between its making and its locking.
            synchronized (RunFolder.class) {
                try (FileChannel turns = lockFile(base);
                        FileLock turn = turns.lock()) {
                    sweep(base);
                    return make(base, purpose, turn);
                }
            }
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "cannot write to the temporary folder " + base + " (" + e.getMessage()
                            + "): make room or set another one with -Djava.io.tmpdir or TMPDIR",
                    e);
        }
    }

    private static RunFolder make(Path base, String purpose, FileLock turn) throws IOException {
        if (!turn.isValid()) {
            throw new IOException("the lock of " + base + " was lost");
        }
        Path path = Files.createDirectory(base.resolve(purpose + "-" + UUID.randomUUID()));
        openForOthers(path);
        FileChannel channel = lockFile(path);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            throw new IOException("the lock of a new folder is held by somebody else");
        }
        RunFolder folder = new RunFolder(path, channel);
        OPEN.add(folder);
        return folder;
    }

    private static FileChannel lockFile(Path folder) throws IOException {
        return FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** Notes a process that has to end with the folder. Its children end with it. */
    public synchronized void register(ProcessHandle process) {
        String entry = process.pid() + " " + startOf(process) + System.lineSeparator();
        try {
            Files.writeString(path.resolve(PROCESSES), entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the processes and removes the folder. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            endProcesses(path);
            channel.close();
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        } finally {
            OPEN.remove(this);
        }
    }

    /** Ends a process and all of its descendants, at once, and waits until they are gone. */
    static void endTree(ProcessHandle process) {
        // Those that begin others first, or else they see them die and begin more.
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        // Asked again and again: onExit() looks at processes that are not children three times a second and less.
        while (all.stream().anyMatch(RunFolder::isAtWork)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        all.stream()
                .filter(RunFolder::isAtWork)
                .forEach(each -> System.getLogger(RunFolder.class.getName())
                        .log(System.Logger.Level.WARNING, "process {0} did not end", each.pid()));
    }

    /**
     * Whether a process is alive, and not only waiting for a parent other than this JVM to ask how it ended (a zombie):
     * it holds nothing any more once it has but one thread left. Process 1, which inherits the children of the dead,
     * asks late, and in many a container never.
     */
    private static boolean isAtWork(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // See proc_pid_stat(5): what follows the name begins with the third field.
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            boolean zombie = fields.get(0).equals("Z") && fields.get(17).equals("1");
            return !zombie
                    || Long.parseLong(fields.get(1)) == ProcessHandle.current().pid();
        } catch (IOException e) {
            return process.isAlive(); // No Linux, or gone by now.
        }
    }

    /** Removes a folder as far as possible. */
    static void deleteQuietly(Path folder) {
        try {
            if (Files.exists(folder)) {
                delete(folder);
            }
        } catch (IOException e) {
            System.getLogger(RunFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove {0}: {1}", folder, e.getMessage());
        }
    }

    private static Path base() {
        String user = System.getProperty("user.name", "nobody").replaceAll("[^A-Za-z0-9_.-]", "_");
        return Path.of(System.getProperty("java.io.tmpdir"), "polyshop-" + user);
    }

    /** Servers that refuse to run as root run as another user, and have to get through to their own folder. */
    private static void openForOthers(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private static void sweep(Path base) throws IOException {
        Set<Path> own = OPEN.stream().map(RunFolder::path).collect(Collectors.toSet());
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, Files::isDirectory)) {
            for (Path folder : folders) {
                // Not even opened: POSIX gives up all of a process's locks on a file when it closes any handle to it.
                if (!own.contains(folder)) {
                    sweepIfOrphan(folder);
                }
            }
        }
    }

    private static void sweepIfOrphan(Path folder) throws IOException {
        try (FileChannel channel = lockFile(folder);
                @Nullable FileLock lock = channel.tryLock()) {
            if (lock != null) {
                endProcesses(folder);
                delete(folder);
            }
        } catch (NoSuchFileException e) {
            return; // Its owner has just removed it.
        }
    }

    private static void endProcesses(Path folder) throws IOException {
        Path list = folder.resolve(PROCESSES);
        if (!Files.exists(list)) {
            return;
        }
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.split(" ", 2);
            ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(process -> parts.length == 2 && startOf(process).equals(parts[1]))
                    .ifPresent(RunFolder::endTree);
        }
    }

    /** Tells a process from a later one with the same number. */
    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
