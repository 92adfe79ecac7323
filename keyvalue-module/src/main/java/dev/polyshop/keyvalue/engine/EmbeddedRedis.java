package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A real Redis server as a child process: on a free loopback port, with an append-only file in a temporary folder.
 *
 * @param process the server
 * @param run its folder
 * @param port where it listens
 */
record EmbeddedRedis(ServerProcess process, RunFolder run, int port) implements AutoCloseable {

    private static final Map<String, Set<String>> SETTINGS = Map.of(
            "appendonly", Set.of("yes", "no"),
            "appendfsync", Set.of("always", "everysec", "no"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static EmbeddedRedis start(RedisProgram program, EngineRequest request) {
        Path file = program.file(request);
        int port = ServerProcess.freePort();
        RunFolder run = RunFolder.open("redis");
        try {
            Path configuration = run.path().resolve("redis.conf");
            Files.writeString(configuration, configuration(run, port, request.settings()));
            ServerProcess process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "Redis",
                            List.of(file.toString(), configuration.toString()),
                            Map.of(),
                            run.path().resolve("redis.log"),
                            () -> Pong.from(new HostAndPort("127.0.0.1", port), ""),
                            PATIENCE));
            return new EmbeddedRedis(process, run, port);
        } catch (IOException e) {
            run.close();
            throw new StoreUnavailableException(
                    "cannot write the configuration of Redis into " + run.path() + " (" + e.getMessage() + ")", e);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Checks the settings asked for and completes them by the defaults. */
    private static Map<String, String> settings(Map<String, String> asked) {
        Map<String, String> settings = new TreeMap<>(Map.of("appendonly", "yes", "appendfsync", "always"));
        asked.forEach((name, value) -> {
            Set<String> values = SETTINGS.get(name);
            if (values == null) {
                throw new InvalidDataException("Redis is not started with a setting " + name
                        + " here; known are appendonly=yes|no and appendfsync=always|everysec|no");
            }
            if (!values.contains(value)) {
                throw new InvalidDataException(name + " cannot be " + value + "; it is one of "
                        + String.join(", ", values.stream().sorted().toList()));
            }
            settings.put(name, value);
        });
        return settings;
    }

    @Override
    public void close() {
        process.close();
        run.close();
    }

    private static String configuration(RunFolder run, int port, Map<String, String> asked) {
        return """
                bind 127.0.0.1
                port %d
                dir "%s"
                """.formatted(port, run.path()) + persistence(asked);
    }

    /** How the server keeps its data, as lines of its configuration. */
    static String persistence(Map<String, String> asked) {
        Map<String, String> settings = settings(asked);
        return """
                daemonize no
                save ""
                appendonly %s
                appendfsync %s
                # A log cut off in the middle of a script's writes is read up to the script before it.
                aof-load-truncated yes
                """.formatted(settings.get("appendonly"), settings.get("appendfsync"));
    }
}
