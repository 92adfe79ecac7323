package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where Redis listens and how to log in. Its text form holds no secret.
 *
 * @param topology the servers
 * @param user the user of Redis' access control list; empty for the default user
 * @param password the password, if one is needed
 * @param database the number of the logical database
 * @param tls how the connection is encrypted, if it is
 */
public record RedisEndpoint(
        RedisTopology topology, Optional<String> user, Optional<String> password, int database, Optional<Tls> tls) {

    /** Names the certificate of the authority that has to have signed the servers' certificates. */
    public static final String CA_VARIABLE = "POLYSHOP_REDIS_CA_FILE";

    /** Lettuce lets anything pass for a host; underscores are common in names of containers. */
    private static final String HOST = "(?:[\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?";

    private static final Pattern FORM_OF_ALL = Pattern.compile(
            "redis(s?)(-sentinel|-cluster)?://(?:[^/?#]*@)?" + HOST + "((?:," + HOST + ")*)(?:[/?#].*)?");

    /** Scheme, login, hosts and database; what follows is of no use to a cluster. */
    private static final Pattern CLUSTER = Pattern.compile("(rediss?)-cluster://([^/?#]*@)?([^/?#]+)(/[^?#]*)?.*");

    private static final Pattern PORT = Pattern.compile(":[0-9]+$");
    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]");

    private static final String FORM =
            "POLYSHOP_REDIS_URI has to look like redis://[user:password@]host[:port][/database], or rediss:// for TLS,"
                    + " redis-sentinel://host,host#master, redis-cluster://host,host";

    /**
     * How a connection is encrypted.
     *
     * @param authority the authority's certificate in PEM; empty for those of the JVM
     * @param verifyPeer whether the certificate has to name the host; not so behind a proxy
     */
    public record Tls(Optional<Path> authority, boolean verifyPeer) {}

    /** A server on this machine without a password. */
    public static RedisEndpoint loopback(int port) {
        return at(new HostAndPort("127.0.0.1", port), Optional.empty());
    }

    /** A server without TLS, and the password of its default user. */
    static RedisEndpoint at(HostAndPort address, Optional<String> password) {
        return new RedisEndpoint(new RedisTopology.Single(address), Optional.empty(), password, 0, Optional.empty());
    }

    /**
     * Reads URIs as Lettuce does, and {@code redis-cluster://} with the nodes separated by commas; with an {@code s}
     * for TLS behind {@code redis}. What is said of a bad one never repeats it, since it may hold a password.
     *
     * @throws StoreUnavailableException if it is not such a URI
     */
    public static RedisEndpoint parse(String uri) {
        Matcher form = FORM_OF_ALL.matcher(uri.strip());
        if (!form.matches()) {
            throw new StoreUnavailableException(FORM + "; the beginning, a host or a port is not one");
        }
        String kind = Objects.requireNonNullElse(form.group(2), "");
        if (kind.isEmpty() && !form.group(3).isEmpty()) {
            throw new StoreUnavailableException(FORM + "; several hosts are a cluster, or Sentinels: say which");
        }
        boolean tls = !form.group(1).isEmpty();
        try {
            RedisURI parsed = RedisURI.create(kind.equals("-cluster") ? asSentinels(uri.strip()) : uri.strip());
            return of(kind, tls, parsed);
        } catch (IllegalArgumentException e) {
            // The cause is left out: its message may quote the URI and the password in it.
            throw new StoreUnavailableException(
                    FORM + "; characters such as @, : and / in a password are written %40," + " %3A and %2F");
        }
    }

    /** The first server named. */
    public HostAndPort address() {
        return topology.hosts().getFirst();
    }

    /** The same server, reached through another address, which its certificate does not name. */
    public RedisEndpoint through(HostAndPort other) {
        topology.noProxyBecause().ifPresent(reason -> {
            throw new StoreUnavailableException(
                    reason + " at " + other + ": leave out experiments that break the connection");
        });
        return new RedisEndpoint(
                new RedisTopology.Single(other),
                user,
                password,
                database,
                tls.map(how -> new Tls(how.authority(), false)));
    }

    /** The same servers, their certificates signed by this authority; without TLS no difference. */
    RedisEndpoint trusting(Path authority) {
        return new RedisEndpoint(
                topology, user, password, database, tls.map(how -> new Tls(Optional.of(authority), how.verifyPeer())));
    }

    @Override
    public String toString() {
        String scheme = tls.isPresent() ? topology.scheme().replaceFirst("redis", "rediss") : topology.scheme();
        String hosts = topology.hosts().stream().map(HostAndPort::toString).collect(Collectors.joining(","));
        String master = topology instanceof RedisTopology.Sentinel sentinel ? "#" + sentinel.master() : "";
        return scheme + "://" + hosts + "/" + database + master;
    }

    private static RedisEndpoint of(String kind, boolean tls, RedisURI parsed) {
        if (parsed.getDatabase() != 0 && kind.equals("-cluster")) {
            throw new StoreUnavailableException("a Redis cluster has no database but 0: leave out /"
                    + parsed.getDatabase() + " in POLYSHOP_REDIS_URI");
        }
        if (kind.equals("-sentinel")
                && String.valueOf(parsed.getSentinelMasterId()).isBlank()) {
            throw new StoreUnavailableException(FORM + "; the master's name is missing behind the #");
        }
        RedisCredentials credentials =
                parsed.getCredentialsProvider().resolveCredentials().block();
        RedisTopology topology = switch (kind) {
            case "-sentinel" ->
                new RedisTopology.Sentinel(hosts(parsed), Objects.requireNonNull(parsed.getSentinelMasterId()));
            case "-cluster" -> new RedisTopology.Cluster(hosts(parsed));
            default -> new RedisTopology.Single(host(parsed, RedisURI.DEFAULT_REDIS_PORT));
        };
        return new RedisEndpoint(
                topology,
                Optional.ofNullable(credentials)
                        .map(RedisCredentials::getUsername)
                        .filter(name -> !name.isEmpty()),
                Optional.ofNullable(credentials)
                        .map(RedisCredentials::getPassword)
                        .filter(secret -> secret.length > 0)
                        .map(String::new),
                parsed.getDatabase(),
                tls ? Optional.of(new Tls(Optional.empty(), true)) : Optional.empty());
    }

    /** The list of hosts in a cluster's URI is written as in a Sentinel's, which Lettuce reads, but for their port. */
    private static String asSentinels(String uri) {
        Matcher parts = CLUSTER.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a cluster's URI");
        }
        String hosts = Stream.of(parts.group(3).split(","))
                .map(host -> PORT.matcher(host).find() ? host : host + ":" + RedisURI.DEFAULT_REDIS_PORT)
                .collect(Collectors.joining(","));
        return parts.group(1) + "-sentinel://" + Objects.requireNonNullElse(parts.group(2), "") + hosts
                + Objects.requireNonNullElse(parts.group(4), "") + "#cluster";
    }

    private static List<HostAndPort> hosts(RedisURI parsed) {
        return parsed.getSentinels().stream()
                .map(each -> host(each, RedisURI.DEFAULT_SENTINEL_PORT))
                .toList();
    }

    private static HostAndPort host(RedisURI parsed, int unsaid) {
        return new HostAndPort(
                BRACKETS.matcher(parsed.getHost()).replaceAll(""), parsed.getPort() > 0 ? parsed.getPort() : unsaid);
    }
}
