package dev.polyshop.search.engine;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.time.Duration;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** The low-level client, before there is a store to have a context and a client of its own. */
final class BareClient {

    private static final Timeout PATIENCE = Timeout.of(Duration.ofSeconds(5));

    private BareClient() {}

    /** A client that its caller closes. */
    static Rest5Client of(Endpoint endpoint) {
        return Rest5Client.builder(endpoint.uri())
                .setDefaultHeaders(endpoint.login()
                        .map(login -> new Header[] {new BasicHeader("Authorization", login.authorization(), true)})
                        .orElse(new Header[0]))
                .setConnectionManagerCallback(
                        pool -> pool.setTlsStrategy(endpoint.trust().strategy()))
                .setConnectionConfigCallback(connection -> connection.setConnectTimeout(PATIENCE))
                .build();
    }
}
