package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * What stands behind the question mark of a PostgreSQL URL, in the words of libpq (PostgreSQL manual, section 34.1.2,
 * "Parameter Key Words") or of pgjdbc, turned into pgjdbc's. What only tunes a connection and has no counterpart in
 * Java is left out aloud; what would make it less safe if it were left out, or is unknown, is refused as libpq does.
 */
final class ConnectionParameters {

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,6}");

    private static final Map<String, Meaning> LIBPQ = new TreeMap<>();

    /** Parts of the address, which a URL may have as parameters too; and the one that becomes two. */
    private static final Set<String> ADDRESS = Set.of("user", "password", "dbname", "host", "port", "connect_timeout");

    /** Parameters of the driver that a shop cannot let a URL decide. */
    private static final Map<String, String> NOT_OURS = Map.of(
            "currentSchema", "the shop has a schema of its own",
            "readOnly", "the shop writes",
            "replication", "the shop is no replica",
            "loggerLevel", "the driver's own log may hold secrets",
            "loggerFile", "the driver's own log may hold secrets");

    /** What a parameter becomes. */
    private sealed interface Meaning {

        /** The driver's name for it, with any value. */
        record Named(String driverName) implements Meaning {}

        /** The driver's name for it, and the driver's value for each that it can have. */
        record Choice(String driverName, Map<String, String> values) implements Meaning {}

        /** Only tunes the connection: left out. */
        record LeftOut(String why) implements Meaning {}

        /** Would change what the connection means. */
        record Refused(String why) implements Meaning {}
    }

    static {
        choice("sslmode", "sslmode", "disable", "allow", "prefer", "require", "verify-ca", "verify-full");
        choice("channel_binding", "channelBinding", "disable", "prefer", "require");
        choice("gssencmode", "gssEncMode", "disable", "prefer", "require");
        choice("sslnegotiation", "sslNegotiation", "postgres", "direct");
        LIBPQ.put("keepalives", new Meaning.Choice("tcpKeepAlive", Map.of("0", "false", "1", "true")));
        LIBPQ.put(
                "load_balance_hosts",
                new Meaning.Choice("loadBalanceHosts", Map.of("disable", "false", "random", "true")));
        LIBPQ.put(
                "target_session_attrs",
                new Meaning.Choice(
                        "targetServerType", Map.of("any", "any", "read-write", "primary", "primary", "primary")));
        // libpq understands this one of JDBC's so.
        LIBPQ.put("ssl", new Meaning.Choice("sslmode", Map.of("true", "require")));
        LIBPQ.put("application_name", new Meaning.Named("ApplicationName"));
        LIBPQ.put("krbsrvname", new Meaning.Named("kerberosServerName"));
        LIBPQ.put("require_auth", new Meaning.Named("requireAuth"));
        for (String same : List.of("options", "sslcert", "sslkey", "sslpassword", "sslrootcert", "gsslib")) {
            LIBPQ.put(same, new Meaning.Named(same));
        }
        for (String tuning :
                List.of("keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout")) {
            LIBPQ.put(tuning, new Meaning.LeftOut("Java's driver leaves it to the operating system"));
        }
        LIBPQ.put("client_encoding", new Meaning.LeftOut("Java's driver always speaks UTF-8"));
        LIBPQ.put("fallback_application_name", new Meaning.LeftOut("the shop names itself"));
        LIBPQ.put("sslcompression", new Meaning.LeftOut("nobody compresses TLS any more"));
        LIBPQ.put("sslsni", new Meaning.LeftOut("Java's driver always names the host it wants"));
        for (String unkept : List.of("sslcrl", "sslcrldir", "ssl_min_protocol_version", "ssl_max_protocol_version")) {
            LIBPQ.put(unkept, new Meaning.Refused("Java's driver cannot hold to it"));
        }
        LIBPQ.put("requirepeer", new Meaning.Refused("Java's driver has no Unix sockets"));
        LIBPQ.put("requiressl", new Meaning.Refused("write sslmode=require"));
        LIBPQ.put("service", new Meaning.Refused("write the address out"));
        LIBPQ.put("passfile", new Meaning.Refused("name the file in the variable PGPASSFILE"));
        LIBPQ.put("hostaddr", new Meaning.Refused("write the address in place of the host"));
        LIBPQ.put("replication", new Meaning.Refused("the shop is no replica"));
    }

    private final Map<String, String> driver = new LinkedHashMap<>();
    private final boolean jdbc;
    private final Consumer<String> remarks;

    private ConnectionParameters(boolean jdbc, Consumer<String> remarks) {
        this.jdbc = jdbc;
        this.remarks = remarks;
    }

    /**
     * In the driver's words.
     *
     * @param jdbc whether the URL is JDBC's, in which the driver's names come first
     * @param remarks told in a sentence what is left out
     * @throws StoreUnavailableException if one cannot be followed, with the reason
     */
    static Map<String, String> inDriversWords(Map<String, String> given, boolean jdbc, Consumer<String> remarks) {
        ConnectionParameters parameters = new ConnectionParameters(jdbc, remarks);
        given.forEach(parameters::add);
        parameters.trustTheSystem();
        return parameters.driver;
    }

    /** Whether there is a parameter of that name, followed or not. */
    static boolean isKnown(String name) {
        return ADDRESS.contains(name) || LIBPQ.containsKey(name) || PGProperty.forName(name) != null;
    }

    private void add(String name, String value) {
        if (NOT_OURS.containsKey(name)) {
            throw refused(name, String.valueOf(NOT_OURS.get(name)));
        }
        if (name.equals("connect_timeout")) {
            connectTimeout(value);
            return;
        }
        Meaning meaning = jdbc && PGProperty.forName(name) != null ? null : LIBPQ.get(name);
        switch (meaning) {
            case null -> driversOwn(name, value);
            case Meaning.Named(String driverName) -> driver.put(driverName, value);
            case Meaning.LeftOut(String why) -> remarks.accept("the parameter " + name + " is left out: " + why);
            case Meaning.Refused(String why) -> throw refused(name, why);
            case Meaning.Choice(String driverName, Map<String, String> values) -> {
                String chosen = values.get(value);
                if (chosen == null) {
                    throw refused(
                            name,
                            "it can be " + values.keySet().stream().sorted().collect(Collectors.joining(", ")));
                }
                driver.put(driverName, chosen);
            }
        }
    }

    private void driversOwn(String name, String value) {
        PGProperty property = PGProperty.forName(name);
        if (property == null) {
            throw refused(name, "neither libpq nor Java's driver knows it");
        }
        String[] choices = property.getChoices();
        if (choices != null && !Set.of(choices).contains(value)) {
            throw refused(name, "it can be " + String.join(", ", choices));
        }
        driver.put(name, value);
    }

    /** libpq's covers the whole way in, for which the driver has two names; 0 or less is without end in both. */
    private void connectTimeout(String value) {
        if (!SECONDS.matcher(value).matches()) {
            throw refused("connect_timeout", "it is a whole number of seconds");
        }
        String seconds = value.startsWith("-") ? "0" : value;
        driver.put("connectTimeout", seconds);
        driver.put("loginTimeout", seconds);
    }

    /**
     * {@code sslrootcert=system}: the authorities that the system trusts, here Java's, and nothing less than all
     * checks.
     */
    private void trustTheSystem() {
        if ("system".equals(driver.get("sslrootcert"))) {
            if (!"verify-full".equals(driver.getOrDefault("sslmode", "verify-full"))) {
                throw refused("sslmode", "with sslrootcert=system it can only be verify-full");
            }
            driver.remove("sslrootcert");
            driver.put("sslmode", "verify-full");
            driver.put("sslfactory", DefaultJavaSSLFactory.class.getName());
        }
    }

    private static StoreUnavailableException refused(String name, String why) {
        return new StoreUnavailableException(
                "the parameter " + name + " of the PostgreSQL URL cannot be followed: " + why);
    }

    private static void choice(String name, String driverName, String... values) {
        LIBPQ.put(
                name,
                new Meaning.Choice(
                        driverName, Stream.of(values).collect(Collectors.toMap(each -> each, each -> each))));
    }
}
