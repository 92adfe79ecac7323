package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.postgresql.Driver;

/**
 * A real PostgreSQL server as a child process, on a free loopback port, with its data in a {@link RunFolder}. Others on
 * the machine cannot get in: it asks for a password that is drawn anew each time.
 */
final class EmbeddedPostgres implements AutoCloseable {

    static final String USER = "polyshop";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunFolder run;
    private final ServerProcess server;
    private final PostgresAddress address;

    private EmbeddedPostgres(RunFolder run, ServerProcess server, PostgresAddress address) {
        this.run = run;
        this.server = server;
        this.address = address;
    }

    /** @throws StoreUnavailableException if it cannot be unpacked or does not start, with the way out */
    static EmbeddedPostgres start(EngineRequest request) {
        ServerSettings settings = ServerSettings.of(request.settings());
        RunFolder run = RunFolder.open("postgresql");
        try {
            return start(request, settings, run);
        } catch (IOException e) {
            run.close();
            throw new StoreUnavailableException(
                    "PostgreSQL cannot be set up in " + run.path() + " (" + e.getMessage()
                            + "): make room there, or set another temporary folder with TMPDIR",
                    e);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    PostgresAddress address() {
        return address;
    }

    ServerControl control() {
        return server;
    }

    /** Ends it without ceremony, for its data go with it. */
    @Override
    public void close() {
        server.kill();
        run.close();
    }

    private static EmbeddedPostgres start(EngineRequest request, ServerSettings settings, RunFolder run)
            throws IOException {
        Unprivileged user = Unprivileged.forOwnerOf(run.path());
        Path programs = programs(request, run, user);
        String password = password();
        Path data = initialise(request, run, user, programs, password);

        int port = ServerProcess.freePort();
        PostgresAddress address =
                new PostgresAddress(List.of(new HostAndPort("127.0.0.1", port)), "postgres", USER, password, Map.of());
        List<String> command = new ArrayList<>(
                List.of(programs.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "" + port));
        command.addAll(settings.arguments());
        ServerProcess server = ServerProcess.start(
                run,
                new ServerProcess.Launch(
                        "PostgreSQL",
                        user.command(command),
                        Map.of("LC_ALL", "C"),
                        run.path().resolve("postgresql.log"),
                        () -> answers(address),
                        PATIENCE));
        return new EmbeddedPostgres(run, server, address);
    }

    private static Path programs(EngineRequest request, RunFolder run, Unprivileged user) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.here();
        if (!binaries.arePresent()) {
            throw new StoreUnavailableException(binaries.missing());
        }
        if (user.isAnotherUser()) {
            Path folder = Files.createDirectory(run.path().resolve("server"));
            binaries.unpack(folder);
            return folder;
        }
        return binaries.unpackedInto(request.cache());
    }

    /**
     * Makes an empty database cluster. The locale is PostgreSQL's own C.UTF-8: text sorts by code point and knows the
     * letters of all scripts, the same on every operating system. Only full-text search and trigrams still ask the
     * system what a letter is (LC_CTYPE): in its C.UTF-8, or where it has none in C, which knows ASCII alone.
     */
    private static Path initialise(
            EngineRequest request, RunFolder run, Unprivileged user, Path programs, String password)
            throws IOException {
        Path data = Files.createDirectory(run.path().resolve("data"));
        Path secret = Files.writeString(run.path().resolve("password"), password);
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        user.own(data);
        user.own(secret);
        List<String> command = List.of(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                // They slow the guessing of weak passwords down. This one is random, and clients pay for each
                // connection.
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--lc-collate=C",
                "--no-sync");
        Optional<String> failure = initdb(run, user, command, "C.UTF-8");
        if (failure.filter(reason -> reason.contains("invalid locale name")).isPresent()) {
            request.progress()
                    .accept(
                            "this system has no locale C.UTF-8: PostgreSQL's search takes other letters than ASCII's for"
                                    + " parts of words as they come, and finds no mistyped words in them");
            failure = initdb(run, user, command, "C");
        }
        Files.delete(secret);
        failure.ifPresent(reason -> {
            throw new StoreUnavailableException("PostgreSQL's initdb failed: " + reason
                    + "; make room in the temporary folder, or set POLYSHOP_POSTGRES_URL to use another server");
        });
        return data;
    }

    /** Runs it; the last it says if it fails. */
    private static Optional<String> initdb(RunFolder run, Unprivileged user, List<String> command, String ctype)
            throws IOException {
        List<String> all = new ArrayList<>(command);
        all.add("--lc-ctype=" + ctype);
        Path log = run.path().resolve("initdb.log");
        Process initdb = new ProcessBuilder(user.command(all))
                .directory(run.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        run.register(initdb.toHandle());
        await(initdb);
        if (initdb.exitValue() == 0) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(log);
        return Optional.of(lines.isEmpty() ? "it said nothing" : lines.getLast());
    }

    private static void await(Process initdb) {
        try {
            if (!initdb.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                initdb.destroyForcibly();
                throw new StoreUnavailableException(
                        "PostgreSQL's initdb did not end within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while PostgreSQL was being set up", e);
        }
    }

    static boolean answers(PostgresAddress address) {
        var properties = address.driverProperties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "2");
        try (Connection connection = new Driver().connect(address.jdbcUrl(), properties)) {
            return connection != null && connection.isValid(2);
        } catch (SQLException e) {
            return false; // Not yet: it is asked again until patience ends.
        }
    }

    static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
