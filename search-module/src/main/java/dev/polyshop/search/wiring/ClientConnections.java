package dev.polyshop.search.wiring;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import dev.polyshop.search.engine.Endpoint;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;

/** How the client logs in, and keeps its connections. */
final class ClientConnections implements Rest5ClientBuilderCustomizer {

    private static final int MOST = 64;

    private final Endpoint endpoint;

    ClientConnections(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** With every request, rather than when the server asks: each would be sent twice. */
    @Override
    public void customize(Rest5ClientBuilder builder) {
        endpoint.login()
                .ifPresent(login -> builder.setDefaultHeaders(
                        new Header[] {new BasicHeader("Authorization", login.authorization(), true)}));
    }

    @Override
    public void customize(RequestConfig.Builder request) {
        request.setConnectionRequestTimeout(Timeout.ofSeconds(30)).setResponseTimeout(Timeout.ofSeconds(60));
    }

    @Override
    public void customize(ConnectionConfig.Builder connection) {
        connection
                .setConnectTimeout(Timeout.ofSeconds(5))
                .setSocketTimeout(Timeout.ofSeconds(60))
                // A connection that the server has closed meanwhile is found out before a write is sent on it.
                .setValidateAfterInactivity(TimeValue.ofMilliseconds(200));
    }

    @Override
    public void customize(PoolingAsyncClientConnectionManagerBuilder pool) {
        pool.setMaxConnPerRoute(MOST)
                .setMaxConnTotal(MOST)
                .setTlsStrategy(endpoint.trust().strategy());
    }
}
