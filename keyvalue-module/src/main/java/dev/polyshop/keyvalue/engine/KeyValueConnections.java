package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulConnection;
import java.time.Duration;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
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

    /**
     * A factory that is ready for use; destroying it closes the connections.
     *
     * @param keyspace the keys that it is for: in a cluster they tell the node
     */
    public static LettuceConnectionFactory open(RedisEndpoint endpoint, Keyspace keyspace) {
        LettuceClientConfiguration client = client(endpoint);
        LettuceConnectionFactory factory = switch (endpoint.topology()) {
            case RedisTopology.Single single -> new LettuceConnectionFactory(single(endpoint, single.host()), client);
            case RedisTopology.Sentinel sentinel -> new LettuceConnectionFactory(sentinel(endpoint, sentinel), client);
            case RedisTopology.Cluster cluster ->
                new LettuceConnectionFactory(single(endpoint, endpoint.address()), client) {
                    @Override
                    protected AbstractRedisClient createClient() {
                        return new SlotOwnerClient(
                                cluster.hosts().stream()
                                        .map(host -> uri(endpoint, host))
                                        .toList(),
                                keyspace,
                                client.getClientOptions().orElseThrow());
                    }
                };
        };
        factory.setShareNativeConnection(false);
        factory.setPipeliningFlushPolicy(PipeliningFlushPolicy.buffered(PIPELINE_BUFFER));
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    /** To be called when a server said that it does not have the keys: new connections find out who has. */
    static void letGo(LettuceConnectionFactory connections) {
        if (connections.getNativeClient() instanceof SlotOwnerClient client) {
            client.letGo();
        }
    }

    private static RedisConfiguration single(RedisEndpoint endpoint, HostAndPort host) {
        var server = new RedisStandaloneConfiguration(host.host(), host.port());
        server.setDatabase(endpoint.database());
        endpoint.user().ifPresent(server::setUsername);
        endpoint.password().map(RedisPassword::of).ifPresent(server::setPassword);
        return server;
    }

    private static RedisConfiguration sentinel(RedisEndpoint endpoint, RedisTopology.Sentinel sentinel) {
        var servers = new RedisSentinelConfiguration().master(sentinel.master());
        sentinel.hosts().forEach(host -> servers.sentinel(host.host(), host.port()));
        servers.setDatabase(endpoint.database());
        endpoint.user().ifPresent(servers::setUsername);
        endpoint.password().map(RedisPassword::of).ifPresent(servers::setPassword);
        return servers;
    }

    private static RedisURI uri(RedisEndpoint endpoint, HostAndPort host) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(host.host())
                .withPort(host.port())
                .withSsl(endpoint.tls().isPresent())
                .withTimeout(PATIENCE_FOR_ANSWER);
        endpoint.password()
                .ifPresent(secret -> endpoint.user()
                        .ifPresentOrElse(
                                user -> uri.withAuthentication(user, secret.toCharArray()),
                                () -> uri.withPassword(secret.toCharArray())));
        return uri.build();
    }

    private static LettuceClientConfiguration client(RedisEndpoint endpoint) {
        GenericObjectPoolConfig<StatefulConnection<?, ?>> pool = new GenericObjectPoolConfig<>();
        pool.setMaxTotal(MOST_CONNECTIONS);
        pool.setMaxIdle(MOST_CONNECTIONS);
        pool.setMaxWait(PATIENCE_FOR_CONNECTION);
        pool.setTestOnBorrow(true); // Only asks whether the socket is open: no round trip.
        pool.setTestOnReturn(true);
        pool.setJmxEnabled(false);

        var client = LettucePoolingClientConfiguration.builder()
                .poolConfig(pool)
                .clientOptions(options(endpoint))
                .commandTimeout(PATIENCE_FOR_ANSWER)
                .shutdownQuietPeriod(Duration.ZERO)
                .shutdownTimeout(Duration.ofSeconds(2));
        endpoint.tls().ifPresent(tls -> {
            var secure = client.useSsl();
            if (!tls.verifyPeer()) {
                secure.verifyPeer(SslVerifyMode.CA);
            }
        });
        return client.build();
    }

    private static ClientOptions options(RedisEndpoint endpoint) {
        ClientOptions.Builder options = ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(PATIENCE_FOR_CONNECTION)
                        .build());
        endpoint.tls()
                .flatMap(RedisEndpoint.Tls::authority)
                .ifPresent(authority -> options.sslOptions(
                        SslOptions.builder().trustManager(authority.toFile()).build()));
        return options.build();
    }
}
