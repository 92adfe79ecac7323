package dev.polyshop.relational.wiring;

import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.engine.PostgresAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;

/**
 * The schema that one store lives in: made and marked, upgraded by Flyway, found by the {@code search_path}, dropped in
 * the end. A schema without the mark belongs to somebody else, and is neither used nor dropped.
 *
 * <p>All of this is done in transactions that keep nothing of a session, so that it may go by way of a pooler too.
 */
final class Namespace {

    /** The option of a store that says when a commit is answered: on or off, as PostgreSQL's setting of that name. */
    static final String SYNCHRONOUS_COMMIT = "synchronous_commit";

    /** For similar words: trigrams and edit distance, both in PostgreSQL's contrib and both trusted extensions. */
    private static final List<String> EXTENSIONS = List.of("pg_trgm", "fuzzystrmatch");

    private final PostgresAddress address;
    private final StoreSettings settings;
    private final boolean made;
    private final List<String> extensionSchemas;

    private Namespace(PostgresAddress address, StoreSettings settings, boolean made, List<String> extensionSchemas) {
        this.address = address;
        this.settings = settings;
        this.made = made;
        this.extensionSchemas = extensionSchemas;
    }

    /**
     * The namespace of a store, made if it is not there. The extensions it uses are installed if need be, but not on
     * somebody else's server, where they would stay behind.
     *
     * @throws StoreUnavailableException if the server does not answer, or a schema of that name is somebody else's
     */
    static Namespace on(PostgresAddress address, EngineWay way, StoreSettings settings) {
        try (Connection connection = connect(address)) {
            boolean made = SchemaMark.claim(connection, settings.namespace());
            return new Namespace(address, settings, made, extensions(connection, way != EngineWay.EXTERNAL));
        } catch (SQLException e) {
            throw unavailable(address, "cannot be used", e);
        }
    }

    /** Whether the server can find similar words. */
    boolean findsSimilarWords() {
        return extensionSchemas.size() == EXTENSIONS.size();
    }

    /** What every connection of the store has to say when it connects; nothing that a pooler would refuse. */
    Properties driverProperties() {
        Properties properties = address.driverProperties();
        if (address.pooler().isEmpty()) {
            Map<String, String> session = sessionSettings();
            properties.setProperty("currentSchema", String.valueOf(session.remove("search_path")));
            session.forEach((name, value) ->
                    properties.merge("options", "-c " + name + "=" + value, (given, own) -> given + " " + own));
        }
        properties.putIfAbsent("connectTimeout", "10");
        properties.putIfAbsent("socketTimeout", "60");
        properties.putIfAbsent("tcpKeepAlive", "true");
        properties.putIfAbsent("ApplicationName", "polyshop " + settings.namespace());
        properties.putIfAbsent("reWriteBatchedInserts", "true");
        return properties;
    }

    /** Connections that find the tables, made of connections to the address. */
    DataSource findingTables(DataSource connections) {
        return address.pooler().isEmpty()
                ? connections
                : new TransactionScopedConnections(connections, settings.namespace(), sessionSettings());
    }

    /** How a transaction on those connections is told its isolation. */
    Isolation isolation() {
        return address.pooler().isEmpty() ? Isolation::bySetTransaction : Connection::setTransactionIsolation;
    }

    /** Makes the tables, or brings them up to date; by a way around the pooler, if one is known. */
    void migrate() {
        try {
            Migrations.run(address, settings.namespace());
        } catch (SQLException | FlywayException e) {
            throw unavailable(address, "cannot take the shop's tables in schema " + settings.namespace(), e);
        }
    }

    /** @throws StoreUnavailableException if it cannot be dropped */
    void drop() {
        try (Connection connection = connect(address)) {
            SchemaMark.drop(connection, RelationalBulkFloor.schemaOf(settings.namespace()));
            SchemaMark.drop(connection, settings.namespace());
        } catch (SQLException e) {
            throw unavailable(address, "did not let go of schema " + settings.namespace(), e);
        }
    }

    /** Takes back what {@link #on} made, where the store could not be opened after all. */
    void dropIfMade() {
        if (made) {
            drop();
        }
    }

    /** What each session, or behind a pooler each transaction, has to be told. */
    private Map<String, String> sessionSettings() {
        Map<String, String> session = new LinkedHashMap<>();
        List<String> path = new ArrayList<>(List.of(settings.namespace()));
        extensionSchemas.stream().distinct().forEach(path::add);
        session.put("search_path", String.join(",", path));
        session.putAll(knownOptions());
        return session;
    }

    /** The options of a store that it knows, as printed beside its results. */
    Map<String, String> knownOptions() {
        String commit = settings.options().get(SYNCHRONOUS_COMMIT);
        if (commit != null && !commit.equals("on") && !commit.equals("off")) {
            throw new StoreUnavailableException("the option " + SYNCHRONOUS_COMMIT + " is on or off, not " + commit);
        }
        return commit == null ? Map.of() : Map.of(SYNCHRONOUS_COMMIT, commit);
    }

    /**
     * The schemas of those extensions that are there, or can be installed; they outlive the store, as they belong to
     * all.
     */
    private static List<String> extensions(Connection connection, boolean mayInstall) throws SQLException {
        List<String> schemas = new ArrayList<>();
        for (String extension : EXTENSIONS) {
            Optional<String> schema = schemaOf(connection, extension);
            if (schema.isEmpty() && mayInstall) {
                install(connection, extension);
                schema = schemaOf(connection, extension);
            }
            schema.ifPresent(schemas::add);
        }
        return schemas;
    }

    private static Optional<String> schemaOf(Connection connection, String extension) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select quote_ident(n.nspname) from pg_catalog.pg_extension e
                join pg_catalog.pg_namespace n on n.oid = e.extnamespace
                where e.extname = ?""")) {
            statement.setString(1, extension);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
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
        return administered(address).connect();
    }

    /** Where schemas are made and dropped. */
    private static PostgresAddress administered(PostgresAddress address) {
        return address.whereSessionsLast().orElse(address);
    }

    private static StoreUnavailableException unavailable(PostgresAddress address, String what, Exception e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StoreUnavailableException(
                "PostgreSQL at " + administered(address) + " " + what + " (" + reason
                        + "): check that it runs and what its role may do",
                e);
    }
}
