package dev.polyshop.search.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerProcess;
import io.smallrye.certs.CertificateGenerator;
import io.smallrye.certs.CertificateRequest;
import io.smallrye.certs.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The embedded distribution with its security on: TLS by a certificate of its own, the password of its owner, and a
 * user with a role. API keys it has none: it keeps them in an index that needs filters which it lacks.
 */
final class SecuredNode implements AutoCloseable {

    static final String RUNNER = "polyshop_runner";
    static final String PASSWORD = "p@ss:w/rd%";

    private final RunFolder run;
    private final ServerProcess process;
    private final Endpoint owner;

    private SecuredNode(RunFolder run, ServerProcess process, Endpoint owner) {
        this.run = run;
        this.process = process;
        this.owner = owner;
    }

    /** @param role the rights of the user {@value #RUNNER}, who has the owner's password too */
    static SecuredNode start(String role) throws Exception {
        EngineRequest request = EngineRequest.auto();
        Optional<ElasticsearchDistribution> distribution = ElasticsearchDistribution.find(request);
        assumeTrue(distribution.isPresent(), ElasticsearchDistribution.howToGet());
        ServerUser user = ServerUser.ofThisProcess();
        Path home = distribution.orElseThrow().unpacked(request, user);
        RunFolder run = RunFolder.open("elasticsearch-secured");
        try {
            int port = ServerProcess.freePort();
            Path config = configure(run.path(), port);
            Files.writeString(config.resolve("roles.yml"), "polyshop: " + role + "\n");
            Files.createFile(config.resolve("users"));
            Files.createFile(config.resolve("users_roles"));
            user.own(run.path());
            Map<String, String> environment = environment(run.path(), config, user);
            keep(home, user, environment, "bootstrap.password", PASSWORD);
            run(
                    user.command(
                            home.resolve("bin/elasticsearch-users").toString(), "useradd", RUNNER, "-r", "polyshop"),
                    environment,
                    PASSWORD + "\n" + PASSWORD + "\n");
            Endpoint owner = new Endpoint(
                    true,
                    new HostAndPort("localhost", port),
                    Optional.of(new Login.Password("elastic", PASSWORD)),
                    Trust.in(Files.readString(config.resolve("node.crt"))));
            ServerProcess process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "Elasticsearch with security",
                            user.command(home.resolve("bin/elasticsearch").toString()),
                            environment,
                            run.path().resolve("elasticsearch.log"),
                            () -> serves(owner),
                            Duration.ofSeconds(240)));
            return new SecuredNode(run, process, owner);
        } catch (Exception e) {
            run.close();
            throw e;
        }
    }

    String uri() {
        return owner.toString();
    }

    Path certificate() {
        return run.path().resolve("config/node.crt");
    }

    /** Asks as the owner of the server. */
    JsonNode ask(String method, String path, String body) throws IOException {
        try (Rest5Client client = BareClient.of(owner)) {
            Request request = new Request(method, path);
            if (!body.isEmpty()) {
                request.setJsonEntity(body);
            }
            Response response = client.performRequest(request);
            if (response.getStatusCode() >= 300) {
                throw new ResponseException(response);
            }
            try (InputStream answer = response.getEntity().getContent()) {
                return JsonMapper.shared().readTree(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public void close() {
        process.kill();
        run.close();
    }

    private static Path configure(Path run, int port) throws Exception {
        Path config = Files.createDirectory(run.resolve("config"));
        for (String folder : new String[] {"data", "logs", "tmp"}) {
            Files.createDirectory(run.resolve(folder));
        }
        var unused = new CertificateGenerator(config, true)
                .generate(new CertificateRequest()
                        .withName("node")
                        .withFormat(Format.PEM)
                        .withCN("localhost")
                        .withSubjectAlternativeName("DNS:localhost"));
        Files.writeString(config.resolve("elasticsearch.yml"), """
                cluster.name: polyshop-secured
                discovery.type: single-node
                network.host: 127.0.0.1
                http.port: %d
                transport.port: %d
                path.data: "%s/data"
                path.logs: "%s/logs"
                cluster.routing.allocation.disk.threshold_enabled: false
                xpack.security.enabled: true
                xpack.security.autoconfiguration.enabled: false
                xpack.security.http.ssl.enabled: true
                xpack.security.http.ssl.certificate: node.crt
                xpack.security.http.ssl.key: node.key
                """.formatted(port, ServerProcess.freePort(), run, run));
        for (String file : new String[] {"jvm.options", "log4j2.properties"}) {
            try (InputStream in = SecuredNode.class.getResourceAsStream(file)) {
                Files.write(config.resolve(file), Objects.requireNonNull(in).readAllBytes());
            }
        }
        return config;
    }

    private static Map<String, String> environment(Path run, Path config, ServerUser user) {
        String temporary = run.resolve("tmp").toString();
        return Map.of(
                "ES_PATH_CONF",
                config.toString(),
                "ES_JAVA_HOME",
                user.javaHome().toString(),
                "ES_JAVA_OPTS",
                "-Xms384m -Xmx384m",
                "ES_TMPDIR",
                temporary,
                "HOME",
                temporary);
    }

    /** Secure settings are given by standard input: on the command line others would read them. */
    private static void keep(Path home, ServerUser user, Map<String, String> environment, String name, String secret)
            throws IOException, InterruptedException {
        String program = home.resolve("bin/elasticsearch-keystore").toString();
        run(user.command(program, "create"), environment, "");
        run(user.command(program, "add", "--stdin", name), environment, secret);
    }

    private static void run(List<String> command, Map<String, String> environment, String input)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(command.getLast() + " was not kept: " + said);
        }
    }

    private static boolean serves(Endpoint owner) {
        try (Rest5Client client = BareClient.of(owner)) {
            return client.performRequest(new Request("GET", ServerProbe.UP)).getStatusCode() == 200;
        } catch (IOException e) {
            return false; // Not listening yet.
        }
    }
}
