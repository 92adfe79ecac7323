package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import java.util.List;
import java.util.Map;
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
 */
public record PostgresAddress(
        List<HostAndPort> hosts, String database, String user, String password, Map<String, String> parameters) {

    /** PostgreSQL's usual port. */
    public static final int DEFAULT_PORT = 5432;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9.]+|(0*:)+0*1", Pattern.CASE_INSENSITIVE);

    /** Keeps its own copies. */
    public PostgresAddress {
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /** Whether a host is this machine, so that nobody listens in between. */
    static boolean isLoopback(HostAndPort host) {
        return LOOPBACK.matcher(host.host()).matches();
    }

    /** The same database by way of another address, such as a proxy's. */
    public PostgresAddress through(HostAndPort other) {
        return new PostgresAddress(List.of(other), database, user, password, parameters);
    }

    /** The URL that pgjdbc takes: hosts and database only, so that it can be shown. */
    public String jdbcUrl() {
        return "jdbc:postgresql://"
                + String.join(",", hosts.stream().map(HostAndPort::toString).toList()) + "/"
                + PercentCode.encode(database);
    }

    /** What pgjdbc takes beside the URL: user, password and parameters. */
    public Properties driverProperties() {
        Properties properties = new Properties();
        parameters.forEach(properties::setProperty);
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
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
