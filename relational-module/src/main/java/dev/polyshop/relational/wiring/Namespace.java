package dev.polyshop.relational.wiring;

import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.relational.engine.PostgresAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.Driver;

/**
 * The schema that one store lives in: made and upgraded by Flyway, found by the {@code search_path} of every
 * connection, dropped in the end.
 */
final class Namespace {

    /** The option of a store that says when a commit is answered: on or off, as PostgreSQL's setting of that name. */
    static final String SYNCHRONOUS_COMMIT = "synchronous_commit";

    /** For similar words: trigrams and edit distance, both in PostgreSQL's contrib and both trusted extensions. */
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "fuzzystrmatch");

    private final PostgresAddress address;
    private final StoreSettings settings;
    private final List<String> extensionSchemas;

    private Namespace(PostgresAddress address, StoreSettings settings, List<String> extensionSchemas) {
        this.address = address;
        this.settings = settings;
        this.extensionSchemas = extensionSchemas;
    }

    /**
     * The namespace of a store, with the extensions it uses at hand, where the role may install them.
     *
     * @throws StoreUnavailableException if the server does not answer
     */
    static Namespace on(PostgresAddress address, StoreSettings settings) {
        try (Connection connection = connect(address)) {
            return new Namespace(address, settings, extensions(connection));
        } catch (SQLException e) {
            throw unavailable(address, "cannot be reached", e);
        }
    }

    /** Whether the server can find similar words. */
    boolean findsSimilarWords() {
        return extensionSchemas.size() == EXTENSIONS.size();
    }

    /** What every connection of the store has to say when it connects. */
    Properties driverProperties() {
        Properties properties = address.driverProperties();
        List<String> path = new ArrayList<>(List.of(settings.namespace()));
        extensionSchemas.stream().distinct().forEach(path::add);
        properties.setProperty("currentSchema", String.join(",", path));
        String commit = settings.options().get(SYNCHRONOUS_COMMIT);
        if (commit != null) {
            properties.merge(
                    "options", "-c " + SYNCHRONOUS_COMMIT + "=" + onOrOff(commit), (given, own) -> given + " " + own);
        }
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("socketTimeout", "60");
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("ApplicationName", "polyshop " + settings.namespace());
        properties.putIfAbsent("reWriteBatchedInserts", "true");
        return properties;
    }

    /** Makes the tables, or brings them up to date. */
    void migrate(DataSource connections) {
        try {
            Flyway.configure(Namespace.class.getClassLoader())
                    .loggers("slf4j")
                    .dataSource(connections)
                    .schemas(settings.namespace())
                    .defaultSchema(settings.namespace())
                    .createSchemas(true)
                    .locations("classpath:dev/polyshop/relational/migrations")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw unavailable(address, "cannot take the shop's tables in schema " + settings.namespace(), e);
        }
    }

    /** @throws StoreUnavailableException if it cannot be dropped */
    void drop() {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute("set lock_timeout = '10s'");
            statement.execute("set client_min_messages = warning");
            statement.execute("drop schema if exists " + settings.namespace() + " cascade");
        } catch (SQLException e) {
            throw unavailable(address, "did not let go of schema " + settings.namespace(), e);
        }
    }

    private static String onOrOff(String value) {
        if (!value.equals("on") && !value.equals("off")) {
            throw new StoreUnavailableException("the option " + SYNCHRONOUS_COMMIT + " is on or off, not " + value);
        }
        return value;
    }

    /**
     * The schemas of those extensions that are there, or can be installed; they outlive the store, as they belong to
     * all.
     */
    private static List<String> extensions(Connection connection) throws SQLException {
        List<String> schemas = new ArrayList<>();
        for (String extension : EXTENSIONS) {
            Optional<String> schema = schemaOf(connection, extension);
            if (schema.isEmpty()) {
                install(connection, extension);
                schema = schemaOf(connection, extension);
            }
            schema.ifPresent(schemas::add);
        }
        return schemas;
    }

    private static Optional<String> schemaOf(Connection connection, String extension) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select quote_ident(n.nspname) from pg_extension e
                        join pg_namespace n on n.oid = e.extnamespace
                        where e.extname = '%s'""".formatted(extension))) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    /** One store at a time; a role that may not is no failure, the store then declares what it cannot do. */
    private static void install(Connection connection, String extension) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('polyshop extensions'))");
            statement.execute("create extension if not exists " + extension + " with schema public");
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            System.getLogger(Namespace.class.getName())
                    .log(System.Logger.Level.INFO, "extension {0} is not there: {1}", extension, e.getMessage());
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static Connection connect(PostgresAddress address) throws SQLException {
        Properties properties = address.driverProperties();
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("socketTimeout", "60");
        Connection connection = new Driver().connect(address.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take the address", "08001");
        }
        return connection;
    }

    private static StoreUnavailableException unavailable(PostgresAddress address, String what, Exception e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StoreUnavailableException(
                "PostgreSQL at " + address + " " + what + " (" + reason
                        + "): check that it runs and what its role may do",
                e);
    }

    /** The options of a store that it knows, as printed beside its results. */
    Map<String, String> knownOptions() {
        String commit = settings.options().get(SYNCHRONOUS_COMMIT);
        return commit == null ? Map.of() : Map.of(SYNCHRONOUS_COMMIT, commit);
    }
}
