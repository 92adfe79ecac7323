package dev.polyshop.keyvalue.engine;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnection.PipeliningFlushPolicy;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettucePoolingClientConfiguration;

/**
 * How the shop connects: a pool of connections, each used by one thread at a time.
 *
 * <p>Lettuce's usual single shared connection reconnects by itself and sends again what had not been answered. That
 * would take stock twice when only the answer was lost. So connections are not reconnected but thrown away and made
 * anew, and a command is sent at most once.
 */
public final class KeyValueConnections {

    private static final int MOST_CONNECTIONS = 64;
    private static final Duration PATIENCE_FOR_CONNECTION = Duration.ofSeconds(5);
    private static final Duration PATIENCE_FOR_ANSWER = Duration.ofSeconds(30);
    /** So many commands of a pipeline are sent together, while the next are being written. */
    private static final int PIPELINE_BUFFER = 64;

    private KeyValueConnections() {}

    /** A factory that is ready for use; destroying it closes the connections. */
    public static LettuceConnectionFactory open(RedisEndpoint endpoint) {
        var server = new RedisStandaloneConfiguration(
                endpoint.address().host(), endpoint.address().port());
        server.setDatabase(endpoint.database());
        endpoint.user().ifPresent(server::setUsername);
        endpoint.password().map(RedisPassword::of).ifPresent(server::setPassword);

        var factory = new LettuceConnectionFactory(server, client(endpoint));
        factory.setShareNativeConnection(false);
        factory.setPipeliningFlushPolicy(PipeliningFlushPolicy.buffered(PIPELINE_BUFFER));
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private static LettucePoolingClientConfiguration client(RedisEndpoint endpoint) {
        GenericObjectPoolConfig<StatefulConnection<?, ?>> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxIdle(MOST_CONNECTIONS);
        pool.setMaxWait(PATIENCE_FOR_CONNECTION);
        pool.setTestOnBorrow(true); // Only asks whether the socket is open: no round trip.
        pool.setTestOnReturn(true);
        pool.setJmxEnabled(false);

        ClientOptions options = ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(PATIENCE_FOR_CONNECTION)
                        .build())
                .build();
        var client = LettucePoolingClientConfiguration.builder()
                .poolConfig(pool)
                .clientOptions(options)
                .commandTimeout(PATIENCE_FOR_ANSWER)
                .shutdownQuietPeriod(Duration.ZERO)
                .shutdownTimeout(Duration.ofSeconds(2));
        if (endpoint.tls()) {
            var tls = client.useSsl();
            if (!endpoint.verifyPeer()) {
                tls.verifyPeer(SslVerifyMode.CA);
            }
        }
        return client.build();
    }
}
