package dev.polyshop.search.wiring;

import dev.polyshop.search.engine.Endpoint;
import java.util.List;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;

/**
 * Tells Spring Boot where the server is; its own properties and their environment variables are not asked. The login
 * goes by {@link ClientConnections}.
 */
record EndpointConnection(Endpoint endpoint) implements ElasticsearchConnectionDetails {

    @Override
    public List<Node> getNodes() {
        String host = endpoint.address().host();
        return List.of(new Node(
                host.indexOf(':') >= 0 ? "[" + host + "]" : host,
                endpoint.address().port(),
                endpoint.secure() ? Node.Protocol.HTTPS : Node.Protocol.HTTP));
    }
}
