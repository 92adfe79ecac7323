package dev.polyshop.search.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.engine.ServerJvm;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** An Elasticsearch node started as a child process: configuration, data and logs in a folder of the run. */
final class ElasticsearchServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final RunFolder run;
    private final ServerProcess process;
    private final int port;

    private ElasticsearchServer(RunFolder run, ServerProcess process, int port) {
        this.run = run;
        this.process = process;
        this.port = port;
    }

    /**
     * Starts a node and returns when it answers.
     *
     * @throws StoreUnavailableException if it does not, with the end of its log
     */
    static ElasticsearchServer start(ElasticsearchDistribution distribution, EngineRequest request, NodeSettings node) {
        ServerUser user = ServerUser.ofThisProcess();
        Path java = user.javaHome();
        Path home = distribution.unpacked(request, user);
        RunFolder run = RunFolder.open("elasticsearch");
        try {
            int port = node.httpPort().orElseGet(ServerProcess::freePort);
            Path config = configure(run.path(), port, user);
            request.progress().accept("starting Elasticsearch " + distribution.version());
            ServerProcess process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "Elasticsearch " + distribution.version(),
                            user.command(home.resolve("bin/elasticsearch").toString()),
                            Map.of(
                                    "ES_PATH_CONF", config.toString(),
                                    "ES_JAVA_HOME", java.toString(),
                                    "ES_JAVA_OPTS", node.javaOptions(),
                                    "CLI_JAVA_OPTS", ServerJvm.WITHOUT_OPTIMIZING_COMPILER, // It lives for two seconds.
                                    "ES_TMPDIR", run.path().resolve("tmp").toString(),
                                    "HOME", run.path().resolve("tmp").toString()),
                            run.path().resolve("elasticsearch.log"),
                            readiness(port),
                            PATIENCE));
            return new ElasticsearchServer(run, process, port);
        } catch (IOException e) {
            run.close();
            throw new StoreUnavailableException(
                    "cannot write Elasticsearch's configuration to " + run.path() + ": " + e.getMessage()
                            + "; make room there or set another temporary folder with -Djava.io.tmpdir",
                    e);
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** The HTTP port, on the loopback address. */
    int port() {
        return port;
    }

    /** Its process. */
    ServerControl control() {
        return process;
    }

    @Override
    public void close() {
        process.kill(); // The data go with it: there is nothing to save by an orderly end.
        run.close();
    }

    private static Path configure(Path run, int port, ServerUser user) throws IOException {
        Path config = Files.createDirectory(run.resolve("config"));
        for (String folder : new String[] {"data", "logs", "tmp"}) {
            user.own(Files.createDirectory(run.resolve(folder)));
        }
        String yaml = resource("elasticsearch.yml")
                .replace("{http.port}", Integer.toString(port))
                .replace("{transport.port}", Integer.toString(ServerProcess.freePort()))
                .replace("{run}", run.toString());
        Files.writeString(config.resolve("elasticsearch.yml"), yaml);
        for (String file : new String[] {"jvm.options", "log4j2.properties"}) {
            Files.writeString(config.resolve(file), resource(file));
        }
        user.own(config);
        return config;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ElasticsearchServer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static java.util.function.BooleanSupplier readiness(int port) {
        HttpRequest health = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ServerProbe.UP))
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpClient http = HttpClient.newHttpClient(); // One for all the many times that it is asked.
        return () -> {
            try {
                return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false; // Not listening yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailableException("interrupted while Elasticsearch was starting", e);
            }
        };
    }
}
