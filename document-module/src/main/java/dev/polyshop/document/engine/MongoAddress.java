package dev.polyshop.document.engine;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterConnectionMode;
import com.mongodb.connection.ClusterSettings;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;

/**
 * Where a MongoDB server is, as a connection string, and what may be shown of it.
 *
 * @param uri a connection string; it may hold a password and is never printed
 * @param direct whether to talk to the one host named, without discovery of a replica set's members
 */
public record MongoAddress(String uri, boolean direct) {

    private static final String SEED_LIST = "mongodb+srv://";
    private static final int DEFAULT_PORT = 27_017;
    private static final int SELECTION_SECONDS = 5;
    /** Longer than the longest report, and an end to waiting for a connection that is dead without saying so. */
    private static final int ANSWER_SECONDS = 120;

    /** A server on this machine that was started by this process. */
    static MongoAddress ofLocal(HostAndPort address) {
        return new MongoAddress("mongodb://" + address, true);
    }

    /**
     * The part of the connection string that names hosts: no user, no password, no options, since options can be
     * secrets too ({@code authMechanismProperties}, {@code tlsCertificateKeyFilePassword}).
     */
    public String hosts() {
        int scheme = uri.indexOf("://");
        String rest = scheme < 0 ? uri : uri.substring(scheme + 3);
        rest = rest.substring(rest.lastIndexOf('@') + 1);
        int end = rest.length();
        for (char stop : new char[] {'/', '?'}) {
            int at = rest.indexOf(stop);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return rest.substring(0, end);
    }

    /** The first host; behind {@code mongodb+srv} the name that the seed list is looked up under. */
    HostAndPort first() {
        return hostAndPort(hosts().split(",", 2)[0]);
    }

    /** A host as MongoDB writes it, with a port or without. */
    static HostAndPort hostAndPort(String text) {
        ServerAddress parsed = new ServerAddress(text);
        return new HostAndPort(parsed.getHost(), parsed.getPort() > 0 ? parsed.getPort() : DEFAULT_PORT);
    }

    /**
     * The driver's settings for this address, still without write and read concern. Whatever it says, reads go to the
     * primary: a transaction reads nowhere else.
     *
     * @param through an address to connect to instead, such as a proxy's
     * @throws StoreUnavailableException if the connection string is not one, in words that do not repeat it
     */
    public MongoClientSettings.Builder clientSettings(Optional<HostAndPort> through) {
        // The address comes last: its own timeouts are the ones that its owner wants.
        MongoClientSettings.Builder settings = MongoClientSettings.builder()
                .applicationName("polyshop")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(SELECTION_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SELECTION_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(parsed())
                .readPreference(ReadPreference.primary())
                .uuidRepresentation(UuidRepresentation.STANDARD);
        // A certificate names the server, which goes by another name or address here.
        through.ifPresent(proxy -> settings.applyToSslSettings(tls -> tls.invalidHostNameAllowed(true)));
        Optional<HostAndPort> only = through.or(() -> direct ? Optional.of(first()) : Optional.empty());
        // One server, at hand: nobody is spared by half a second between looking for it again.
        only.ifPresent(host -> settings.applyToClusterSettings(cluster -> talkOnlyTo(host, cluster))
                .applyToServerSettings(server -> server.minHeartbeatFrequency(20, TimeUnit.MILLISECONDS)));
        return settings;
    }

    /** The members of a replica set, and a seed list, name addresses of their own, which would lead past a proxy. */
    private void talkOnlyTo(HostAndPort host, ClusterSettings.Builder cluster) {
        if (uri.startsWith(SEED_LIST)) {
            cluster.srvHost(null);
        }
        cluster.hosts(List.of(new ServerAddress(host.host(), host.port())))
                .mode(ClusterConnectionMode.SINGLE)
                .requiredReplicaSetName(null);
    }

    private ConnectionString parsed() {
        if (!uri.startsWith("mongodb://") && !uri.startsWith(SEED_LIST)) {
            throw new StoreUnavailableException(
                    "the MongoDB address does not begin with mongodb:// or mongodb+srv://: correct "
                            + DocumentEngineWays.URI_VARIABLE);
        }
        try {
            return new ConnectionString(uri);
        } catch (RuntimeException e) {
            // The driver's own sentence may quote user and password, so it is neither repeated nor kept as the cause.
            throw new StoreUnavailableException("the MongoDB address for " + hosts()
                    + " is not a valid connection string: percent-encode the special characters of user and password,"
                    + " and check the options in " + DocumentEngineWays.URI_VARIABLE);
        }
    }
}
