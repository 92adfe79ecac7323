package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL database is and who asks for it. Its text form never holds the password.
 *
 * @param hosts the server, or several of which the driver takes the first that answers
 * @param database the database's name
 * @param user the role; empty for the driver's default
 * @param password the role's password; empty for none
 * @param parameters further connection parameters, under pgjdbc's names
 * @param pooler what stands between the client and the server, if it lends out the server's sessions
 */
public record PostgresAddress(
        List<HostAndPort> hosts,
        String database,
        String user,
        String password,
        Map<String, String> parameters,
        Optional<TransactionPooler> pooler) {

    /** PostgreSQL's usual port. */
    public static final int DEFAULT_PORT = 5432;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9.]+|(0*:)+0*1", Pattern.CASE_INSENSITIVE);

    /** Keeps its own copies. */
    public PostgresAddress {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /** A server that is reached without a pooler. */
    public PostgresAddress(
            List<HostAndPort> hosts, String database, String user, String password, Map<String, String> parameters) {
        this(hosts, database, user, password, parameters, Optional.empty());
    }

    /** The same database on its first host, by way of a proxy before it; TLS still speaks of that host. */
    public PostgresAddress through(HostAndPort proxy) {
        Map<String, String> detour = new HashMap<>(parameters);
        detour.put("socketFactory", DetourSocketFactory.class.getName());
        detour.put("socketFactoryArg", proxy.toString());
        return new PostgresAddress(List.of(hosts.getFirst()), database, user, password, detour, pooler);
    }

    /** The same database on other hosts. */
    PostgresAddress at(List<HostAndPort> others) {
        return new PostgresAddress(others, database, user, password, parameters, pooler);
    }

    /** The same, by way of a pooler. */
    PostgresAddress by(TransactionPooler other) {
        return new PostgresAddress(hosts, database, user, password, parameters, Optional.of(other));
    }

    /** Whether any of its hosts is another machine, so that somebody may listen in between. */
    public boolean isRemote() {
        return isRemote(hosts);
    }

    /** Whether any host is another machine. */
    static boolean isRemote(List<HostAndPort> hosts) {
        return !hosts.stream().allMatch(host -> LOOPBACK.matcher(host.host()).matches());
    }

    /**
     * Where a connection is a session of the server, from its beginning to its end; empty behind a pooler that nobody
     * knows a way around.
     */
    public Optional<PostgresAddress> whereSessionsLast() {
        return pooler.isEmpty() ? Optional.of(this) : pooler.flatMap(TransactionPooler::direct);
    }

    /** The URL that pgjdbc takes: hosts and database only, so that it can be shown. */
    public String jdbcUrl() {
        return "jdbc:postgresql://"
                + String.join(",", hosts.stream().map(HostAndPort::toString).toList()) + "/"
                + PercentCode.encode(database);
    }

    /**
     * What pgjdbc takes beside the URL: user, password and parameters. Behind a pooler nothing is prepared on the
     * server under a name, since the next transaction may be on another server session, unless the address says that
     * this pooler keeps such statements ({@code prepareThreshold}; PgBouncer 1.21 with
     * {@code max_prepared_statements}).
     */
    public Properties driverProperties() {
        Properties properties = new Properties();
        if (pooler.isPresent()) {
            properties.setProperty("prepareThreshold", "0");
            // Else the driver tells its name by SET once it is connected, which is a statement for some session.
            properties.setProperty("assumeMinServerVersion", "15");
        }
        parameters.forEach(properties::setProperty);
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /**
     * Opens one connection.
     *
     * @throws SQLException if the server does not take it
     */
    public Connection connect() throws SQLException {
        return FirstConnection.open(this, FirstConnection.IMPATIENT);
    }

    /** Hosts, database and user, for people. */
    @Override
    public String toString() {
        String places =
                String.join(",", hosts.stream().map(HostAndPort::toString).toList());
        return (user.isEmpty() ? "" : user + "@") + places + "/" + database
                + (parameters.isEmpty() ? "" : " " + new TreeMap<>(parameters).keySet());
    }
}
