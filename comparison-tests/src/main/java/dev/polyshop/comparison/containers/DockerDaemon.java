package dev.polyshop.comparison.containers;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.polyshop.contract.engine.EngineRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.utility.TestcontainersConfiguration;

/**
 * A look at whether Docker is there, before Testcontainers, whose own looking takes seconds and starts a container.
 *
 * @param address where it would listen
 */
record DockerDaemon(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int DEFAULT_PORT = 2375;

    /** Where it is said to be ({@code DOCKER_HOST}, {@code docker.host}), else the first usual place there is. */
    static DockerDaemon find(EngineRequest request) {
        Optional<String> named = request.variable("DOCKER_HOST").or(DockerDaemon::configured);
        if (named.isPresent()) {
            return new DockerDaemon(URI.create(named.get()));
        }
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return new DockerDaemon(URI.create("npipe:////./pipe/docker_engine"));
        }
        List<Path> usual = usualSockets();
        return new DockerDaemon(URI.create(
                "unix://" + usual.stream().filter(Files::exists).findFirst().orElse(usual.getFirst())));
    }

    /** Why it cannot be used; empty if it answers. */
    Optional<String> objection() {
        try {
            boolean answers = address.getHost() == null ? pings() : connects();
            return answers ? Optional.empty() : Optional.of(silent("it answers, but not as Docker does"));
        } catch (IOException | RuntimeException e) {
            return Optional.of(silent(reason(e)));
        }
    }

    /** What Testcontainers itself goes by, which knows nothing of a request. */
    private static Optional<String> configured() {
        return Optional.ofNullable(TestcontainersConfiguration.getInstance().getEnvVarOrUserProperty("docker.host", ""))
                .filter(host -> !host.isBlank());
    }

    private static List<Path> usualSockets() {
        return Stream.concat(
                        Stream.of(Path.of("/var/run/docker.sock")),
                        Stream.concat(
                                Stream.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                                        .map(folder -> Path.of(folder, "docker.sock")),
                                Stream.of(".docker/run/docker.sock", ".docker/desktop/docker.sock")
                                        .map(file -> Path.of(System.getProperty("user.home"), file))))
                .toList();
    }

    private boolean pings() throws IOException {
        DockerHttpClient.Request ping = DockerHttpClient.Request.builder()
                .method(DockerHttpClient.Request.Method.GET)
                .path("/_ping")
                .build();
        try (DockerHttpClient http = new ZerodepDockerHttpClient.Builder()
                        .dockerHost(address)
                        .connectionTimeout(PATIENCE)
                        .responseTimeout(PATIENCE)
                        .build();
                DockerHttpClient.Response answer = http.execute(ping)) {
            return answer.getStatusCode() == 200;
        }
    }

    /** Over the network it may ask for certificates, which Testcontainers has: here it only has to listen. */
    private boolean connects() throws IOException {
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), port), (int) PATIENCE.toMillis());
            return true;
        }
    }

    private String silent(String reason) {
        return "Docker does not answer at " + address + " (" + reason
                + "): start it, or name another one with DOCKER_HOST";
    }

    private static String reason(Throwable failure) {
        Throwable at = failure;
        for (Throwable cause = at.getCause(); cause != null; cause = at.getCause()) {
            at = cause;
        }
        return at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    }
}
