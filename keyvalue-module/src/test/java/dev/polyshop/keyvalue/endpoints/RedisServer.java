package dev.polyshop.keyvalue.endpoints;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A {@code redis-server} of this machine, configured by a test and ended with it. */
final class RedisServer implements AutoCloseable {

    /** A node of a cluster listens to the others at its port and this. */
    private static final int CLUSTER_BUS = 10_000;

    private final RunFolder run;
    private final ServerProcess process;
    private final int port;

    private RedisServer(RunFolder run, ServerProcess process, int port) {
        this.run = run;
        this.process = process;
        this.port = port;
    }

    /** A server with lines added to a configuration that keeps nothing. */
    static RedisServer start(String... lines) throws IOException {
        return start(List.of(), "port {port}", lines);
    }

    /** A server that speaks TLS only, by a certificate of its own for {@code localhost}. */
    static RedisServer withTls(String... lines) throws IOException {
        return start(List.of(), """
                port 0
                tls-port {port}
                tls-cert-file {run}/redis.crt
                tls-key-file {run}/redis.key
                tls-ca-cert-file {run}/redis.crt
                tls-auth-clients no
                """, lines);
    }

    /** A Sentinel. */
    static RedisServer sentinel(String... lines) throws IOException {
        return start(List.of("--sentinel"), "port {port}", lines);
    }

    /** The folder that {@code {run}} stands for in the configuration. */
    Path folder() {
        return run.path();
    }

    /** The certificate of a server with TLS. */
    Path certificate() {
        return run.path().resolve("redis.crt");
    }

    HostAndPort address() {
        return new HostAndPort("127.0.0.1", port);
    }

    ServerProcess process() {
        return process;
    }

    /** Asks the server, as its owner does: without TLS and password. */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        RedisClient client = RedisClient.create(RedisURI.create("127.0.0.1", port));
        try (var connection = client.connect()) {
            return question.apply(connection.sync());
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    /** The same, where it may not answer yet. */
    Optional<String> tryToAsk(Function<RedisCommands<String, String>, String> question) {
        try {
            return Optional.of(ask(question));
        } catch (RedisException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        process.kill();
        run.close();
    }

    private static RedisServer start(List<String> arguments, String listening, String... lines) throws IOException {
        Path program = program();
        RunFolder run = RunFolder.open("redis-test");
        try {
            int port = portForACluster();
            if (listening.contains("tls")) {
                certify(run.path());
            }
            Path configuration = run.path().resolve("redis.conf");
            Files.writeString(
                    configuration,
                    String.join("\n", List.of("bind 127.0.0.1", "dir {run}", listening, String.join("\n", lines)))
                            .replace("{port}", Integer.toString(port))
                            .replace("{run}", run.path().toString()));
            List<String> command = new ArrayList<>(List.of(program.toString(), configuration.toString()));
            command.addAll(arguments);
            ServerProcess process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "Redis",
                            command,
                            Map.of(),
                            run.path().resolve("redis.log"),
                            () -> listens(port),
                            Duration.ofSeconds(30)));
            return new RedisServer(run, process, port);
        } catch (RuntimeException | IOException e) {
            run.close();
            throw e;
        }
    }

    /** The program inside the embedded-redis library has no TLS, so an installed one is needed. */
    private static Path program() {
        Optional<Path> installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(installed.isPresent(), "there is no redis-server on the PATH: install one to run this test");
        return installed.orElseThrow();
    }

    private static void certify(Path folder) throws IOException {
        try {
            var unused = new CertificateGenerator(folder, true)
                    .generate(new CertificateRequest()
                            .withName("redis")
                            .withFormat(Format.PEM)
                            .withCN("localhost")
                            .withSubjectAlternativeName("DNS:localhost")
                            .withSubjectAlternativeName("IP:127.0.0.1"));
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("no certificate could be made", e);
        }
    }

    private static int portForACluster() {
        int port = ServerProcess.freePort();
        while (port + CLUSTER_BUS > 65_535) {
            port = ServerProcess.freePort();
        }
        return port;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
