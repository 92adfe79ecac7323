package dev.polyshop.contract.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * A database server as a child process: started until it answers, and hurt on purpose. It ends with its
 * {@link RunFolder}.
 */
public final class ServerProcess implements ServerControl, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    /** What a log quotes of a stack: where it was, which tells a user nothing. */
    private static final Pattern FRAME = Pattern.compile("\\s+(at |\\.\\.\\. \\d+ more).*");

    private static final int QUOTED_LINES = 12;

    private static final int LOWEST_PORT = 20_000;
    private static final int PORTS = 12_000;
    private static final int ATTEMPTS = 1_000;
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private final RunFolder run;
    private final Launch launch;
    private Process process;
    private long logBefore;

    /**
     * How to start a server.
     *
     * @param title the product, for messages
     * @param command the program and its arguments
     * @param environment variables added to this process's own
     * @param log the file that its output goes to
     * @param ready whether it answers now; asked again and again until it does
     * @param patience how long to wait for that
     */
    public record Launch(
            String title,
            List<String> command,
            Map<String, String> environment,
            Path log,
            BooleanSupplier ready,
            Duration patience) {}

    private ServerProcess(RunFolder run, Launch launch) {
        this.run = run;
        this.launch = launch;
        this.process = spawn();
    }

    /**
     * Starts a server in the run's folder and returns when it answers.
     *
     * @throws StoreUnavailableException if it ends before, or takes too long, with the end of its log
     */
    public static ServerProcess start(RunFolder run, Launch launch) {
        ServerProcess server = new ServerProcess(run, launch);
        try {
            server.awaitReady();
        } catch (RuntimeException e) {
            server.kill();
            throw e;
        }
        return server;
    }

    /**
     * A loopback port that nobody listens on now, and that was not given out before. It is below those that systems
     * give to whoever asks for any, so that a server that was killed finds it free when it is restarted.
     *
     * @throws StoreUnavailableException if so many tries find none
     */
    public static int freePort() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = LOWEST_PORT + ThreadLocalRandom.current().nextInt(PORTS);
            if (GIVEN_OUT.add(port) && isFree(port)) {
                return port;
            }
        }
        throw new StoreUnavailableException("none of " + ATTEMPTS + " ports tried between " + LOWEST_PORT + " and "
                + (LOWEST_PORT + PORTS - 1) + " is free on this machine: end what listens there");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        RunFolder.endTree(process.toHandle());
    }

    @Override
    public void restart() {
        kill();
        process = spawn();
        awaitReady();
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    /** Asks it to end, and ends it if it does not within 10 seconds. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(10, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private Process spawn() {
        ProcessBuilder builder = new ProcessBuilder(launch.command())
                .directory(run.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().putAll(launch.environment());
        try {
            logBefore = Files.exists(launch.log()) ? Files.size(launch.log()) : 0;
            Process started = builder.start();
            run.register(started.toHandle());
            return started;
        } catch (IOException e) {
            throw new StoreUnavailableException(
                    "cannot start " + launch.title() + " (" + launch.command().getFirst() + "): " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        Instant deadline = Instant.now().plus(launch.patience());
        while (!launch.ready().getAsBoolean()) {
            if (!process.isAlive()) {
                throw new StoreUnavailableException(launch.title() + " ended while starting, with exit code "
                        + process.exitValue() + "; the end of its log:\n" + logTail());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new StoreUnavailableException(launch.title() + " did not answer within "
                        + launch.patience().toSeconds() + " s; the end of its log:\n" + logTail());
            }
            try {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailableException("interrupted while " + launch.title() + " was starting", e);
            }
        }
    }

    /** The last lines of what this start has logged, without the frames of its stacks: their messages say why. */
    private String logTail() {
        try (FileChannel log = FileChannel.open(launch.log(), StandardOpenOption.READ)) {
            InputStream ofThisStart = Channels.newInputStream(log.position(logBefore));
            List<String> lines = new BufferedReader(new InputStreamReader(ofThisStart, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !FRAME.matcher(line).matches())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(" + launch.log() + " cannot be read)";
        }
    }

    /** To the server first, so that it begins no more processes, and then to those it has begun. */
    private void signal(String name) {
        signal(name, List.of(process.toHandle()));
        signal(name, process.descendants().toList());
    }

    /** By one command for all of them, for a server may have many. */
    private static void signal(String name, List<ProcessHandle> targets) {
        if (targets.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        targets.forEach(target -> command.add(Long.toString(target.pid())));
        try {
            Process kill = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kill.waitFor() != 0 && targets.size() > 1) {
                targets.forEach(target -> signal(name, List.of(target))); // Which of them it was is not said.
            } else if (kill.exitValue() != 0 && targets.getFirst().isAlive()) {
                throw new IllegalStateException("kill -" + name + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
