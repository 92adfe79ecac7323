package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a Redis server listens and how to log in. Its text form holds no secret.
 *
 * @param address the TCP address
 * @param user the user of Redis' access control list; empty for the default user
 * @param password the password, if one is needed
 * @param database the number of the logical database
 * @param tls whether the connection is encrypted
 * @param verifyPeer whether the certificate has to name the host; not so behind a proxy
 */
public record RedisEndpoint(
        HostAndPort address,
        Optional<String> user,
        Optional<String> password,
        int database,
        boolean tls,
        boolean verifyPeer) {

    /** Lettuce lets anything pass for a host; underscores are common in names of containers. */
    private static final Pattern AUTHORITY =
            Pattern.compile("rediss?://([^/?#]*@)?([\\w.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(?=[/?#]|$)");

    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");

    private static final String FORM =
            "POLYSHOP_REDIS_URI has to look like redis://[user:password@]host[:port][/database], or rediss:// for TLS";

    /** A server on this machine without a password. */
    public static RedisEndpoint loopback(int port) {
        return at(new HostAndPort("127.0.0.1", port), Optional.empty());
    }

    /** A server without TLS, and the password of its default user. */
    static RedisEndpoint at(HostAndPort address, Optional<String> password) {
        return new RedisEndpoint(address, Optional.empty(), password, 0, false, true);
    }

    /**
     * Reads {@code redis://} and {@code rediss://} URIs. What is said of a bad one never repeats it, since it may hold
     * a password.
     *
     * @throws StoreUnavailableException if it is not such a URI
     */
    public static RedisEndpoint parse(String uri) {
        if (!uri.startsWith("redis://") && !uri.startsWith("rediss://")) {
            throw new StoreUnavailableException(FORM + "; Sentinel, Cluster and socket addresses are not supported");
        }
        if (!AUTHORITY.matcher(uri).lookingAt()) {
            throw new StoreUnavailableException(FORM + "; the host or the port is not one");
        }
        try {
            RedisURI parsed = RedisURI.create(uri);
            RedisCredentials credentials =
                    parsed.getCredentialsProvider().resolveCredentials().block();
            return new RedisEndpoint(
                    new HostAndPort(BRACKETS.matcher(parsed.getHost()).replaceAll(""), parsed.getPort()),
                    Optional.ofNullable(credentials)
                            .map(RedisCredentials::getUsername)
                            .filter(name -> !name.isEmpty()),
                    Optional.ofNullable(credentials)
                            .map(RedisCredentials::getPassword)
                            .filter(secret -> secret.length > 0)
                            .map(String::new),
                    parsed.getDatabase(),
                    parsed.isSsl(),
                    true);
        } catch (IllegalArgumentException e) {
            // The cause is left out: its message may quote the URI and the password in it.
            throw new StoreUnavailableException(
                    FORM + "; characters such as @, : and / in a password are written %40," + " %3A and %2F");
        }
    }

    /** The same server, reached through another address. */
    public RedisEndpoint through(HostAndPort other) {
        return new RedisEndpoint(other, user, password, database, tls, false);
    }

    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + address + "/" + database;
    }
}
