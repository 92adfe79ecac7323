package dev.polyshop.document.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A real {@code mongod} as a child process, in a replica set of one member: without an oplog there are no transactions
 * and no retryable writes.
 */
final class MongodServer implements AutoCloseable {

    /** Names a {@code mongod} that is not on the PATH. */
    static final String BINARY_VARIABLE = "POLYSHOP_MONGOD";

    /** Settings that a request may carry, and the options of {@code mongod} that they are given as. */
    private static final Map<String, String> KNOWN_SETTINGS = Map.of(
            "journalCommitInterval", "--journalCommitInterval",
            "wiredTigerCacheSizeGB", "--wiredTigerCacheSizeGB");

    private final RunFolder run;
    private final HostAndPort address;
    private final ServerProcess process;
    private final ReplicaSetOfOne replicaSet;

    private MongodServer(Path binary, EngineRequest request) {
        List<String> options = options(request.settings());
        run = RunFolder.open("mongodb");
        address = new HostAndPort("127.0.0.1", ServerProcess.freePort());
        replicaSet = new ReplicaSetOfOne(address, address);
        try {
            Path data = Files.createDirectories(run.path().resolve("data"));
            List<String> command = new ArrayList<>(List.of(
                    binary.toString(),
                    "--dbpath",
                    data.toString(),
                    "--bind_ip",
                    address.host(),
                    "--port",
                    Integer.toString(address.port()),
                    "--replSet",
                    ReplicaSetOfOne.NAME,
                    "--nounixsocket"));
            command.addAll(options);
            request.progress().accept("starting mongod");
            process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "mongod",
                            command,
                            Map.of(),
                            run.path().resolve("mongod.log"),
                            replicaSet::isPrimary,
                            Duration.ofSeconds(60)));
        } catch (IOException e) {
            close(replicaSet, run);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close(replicaSet, run);
            throw e;
        }
    }

    /** The {@code mongod} that would be started, if there is one. */
    static Optional<Path> find(EngineRequest request) {
        Optional<String> named = request.variable(BINARY_VARIABLE);
        if (named.isPresent()) {
            return named.map(Path::of).filter(Files::isExecutable);
        }
        return request.variable("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .map(folder -> Path.of(folder).resolve("mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @throws dev.polyshop.contract.StoreUnavailableException if it does not start */
    static MongodServer start(Path binary, EngineRequest request) {
        return new MongodServer(binary, request);
    }

    HostAndPort address() {
        return address;
    }

    ServerControl control() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        close(replicaSet, run);
    }

    private static void close(ReplicaSetOfOne replicaSet, RunFolder run) {
        replicaSet.close();
        run.close();
    }

    /** Settings as arguments of {@code mongod}. */
    static List<String> options(Map<String, String> settings) {
        Set<String> known = KNOWN_SETTINGS.keySet();
        List<String> options = new ArrayList<>();
        settings.forEach((name, value) -> {
            String option = KNOWN_SETTINGS.get(name);
            if (option == null) {
                throw new InvalidDataException("mongod is not started with a setting " + name + "; known are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            options.add(option);
            options.add(value);
        });
        if (!settings.containsKey("wiredTigerCacheSizeGB")) {
            // By default half of the machine's memory, which is not ours to take.
            options.addAll(List.of("--wiredTigerCacheSizeGB", "0.5"));
        }
        return options;
    }
}
