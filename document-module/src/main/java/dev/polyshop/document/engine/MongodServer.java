package dev.polyshop.document.engine;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
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
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * A real {@code mongod} as a child process, in a replica set of one member: without an oplog there are no transactions
 * and no retryable writes.
 */
final class MongodServer implements AutoCloseable {

    /** Names a {@code mongod} that is not on the PATH. */
    static final String BINARY_VARIABLE = "POLYSHOP_MONGOD";

    private static final String REPLICA_SET = "polyshop";

    /** Settings that a request may carry, and the options of {@code mongod} that they are given as. */
    private static final Map<String, String> KNOWN_SETTINGS = Map.of(
            "journalCommitInterval", "--journalCommitInterval",
            "wiredTigerCacheSizeGB", "--wiredTigerCacheSizeGB");

    private final RunFolder run;
    private final HostAndPort address;
    private final ServerProcess process;
    private final MongoClient client;

    private MongodServer(Path binary, EngineRequest request) {
        List<String> options = options(request.settings());
        run = RunFolder.open("mongodb");
        address = new HostAndPort("127.0.0.1", ServerProcess.freePort());
        client = MongoClients.create(MongoAddress.ofLocal(address)
                .clientSettings(Optional.empty())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .build());
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
                    REPLICA_SET,
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
                            this::isPrimary,
                            Duration.ofSeconds(60)));
        } catch (IOException e) {
            close(client, run);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close(client, run);
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
        close(client, run);
    }

    private static void close(MongoClient client, RunFolder run) {
        client.close();
        run.close();
    }

    private static List<String> options(Map<String, String> settings) {
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

    /** Asked until it is so: initiates the replica set when the server answers for the first time. */
    private boolean isPrimary() {
        try {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            if (hello.getBoolean("isWritablePrimary", false)) {
                return true;
            }
            if (!hello.containsKey("setName")) {
                client.getDatabase("admin")
                        .runCommand(new Document(
                                "replSetInitiate",
                                new Document("_id", REPLICA_SET)
                                        .append(
                                                "members",
                                                List.of(new Document("_id", 0).append("host", address.toString())))));
            }
            return false;
        } catch (MongoException e) {
            return false;
        }
    }
}
