package dev.polyshop.search.wiring;

import dev.polyshop.search.engine.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;

/** Tells Spring Boot where the server is; its own properties and their environment variables are not asked. */
record EndpointConnection(Endpoint endpoint) implements ElasticsearchConnectionDetails {

    @Override
    public List<Node> getNodes() {
        String host = endpoint.address().host();
        return List.of(new Node(
                host.indexOf(':') >= 0 ? "[" + host + "]" : host,
                endpoint.address().port(),
                endpoint.secure() ? Node.Protocol.HTTPS : Node.Protocol.HTTP));
    }

    @Override
    public @Nullable String getUsername() {
        return endpoint.credentials().map(Endpoint.Credentials::user).orElse(null);
    }

    @Override
    public @Nullable String getPassword() {
        return endpoint.credentials().map(Endpoint.Credentials::password).orElse(null);
    }
}
