package dev.polyshop.search.engine;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.ContainerRuntime;
import dev.polyshop.contract.engine.ContainerSpec;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.RunningContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Elasticsearch node in a container. With security on, the image makes an authority and a certificate when it starts
 * for the first time, and takes the password of the user {@code elastic} from us.
 *
 * @param container the server
 * @param endpoint where it listens
 */
record ContainerElasticsearch(RunningContainer container, Endpoint endpoint) {

    /** {@code on} or {@code off}, the default: the other servers started here speak without TLS too. */
    static final String SECURITY = "POLYSHOP_ELASTICSEARCH_SECURITY";

    private static final String SERVER = "elasticsearch";
    private static final String USER = "elastic";
    private static final String AUTHORITY = "/usr/share/elasticsearch/config/certs/http_ca.crt";
    private static final int PORT = 9200;
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** Whether it could be started. */
    static EngineOption option(EngineRequest request) {
        return ContainerRuntime.present().option(SERVER, request);
    }

    static ContainerElasticsearch start(EngineRequest request, NodeSettings node) {
        Optional<String> password = isSecure(request) ? Optional.of(password()) : Optional.empty();
        RunningContainer container = ContainerRuntime.present()
                .start(
                        new ContainerSpec(
                                SearchEngine.PRODUCT,
                                SERVER,
                                PORT,
                                environment(node, password),
                                Map.of(),
                                List.of(),
                                started -> serves(started, password),
                                PATIENCE),
                        request);
        return new ContainerElasticsearch(container, endpoint(container, password));
    }

    private static boolean isSecure(EngineRequest request) {
        String security = request.variable(SECURITY).orElse("off");
        if (!security.equals("on") && !security.equals("off")) {
            throw new StoreUnavailableException(SECURITY + " is on or off, not " + security);
        }
        return security.equals("on");
    }

    private static Map<String, String> environment(NodeSettings node, Optional<String> password) {
        Map<String, String> environment = new HashMap<>();
        environment.put("cluster.name", "polyshop");
        environment.put("discovery.type", "single-node");
        environment.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        environment.put("cluster.max_shards_per_node", "5000");
        environment.put("xpack.security.enabled", Boolean.toString(password.isPresent()));
        environment.put("ES_JAVA_OPTS", node.javaOptions());
        password.ifPresent(secret -> environment.put("ELASTIC_PASSWORD", secret));
        return environment;
    }

    private static Endpoint endpoint(RunningContainer container, Optional<String> password) {
        return password.map(secret -> new Endpoint(
                        true,
                        container.address(),
                        Optional.of(new Login.Password(USER, secret)),
                        Trust.in(new String(container.read(AUTHORITY), StandardCharsets.UTF_8))
                                .ofAnyHost()))
                .orElseGet(() -> new Endpoint(false, container.address(), Optional.empty(), Trust.system()));
    }

    private static boolean serves(RunningContainer container, Optional<String> password) {
        Endpoint endpoint;
        try {
            endpoint = endpoint(container, password);
        } catch (StoreUnavailableException e) {
            return false; // The certificate is not made yet.
        }
        try (Rest5Client client = BareClient.of(endpoint)) {
            return client.performRequest(new Request("GET", ServerProbe.UP)).getStatusCode() == 200;
        } catch (IOException e) {
            return false; // Not listening yet.
        }
    }

    private static String password() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
