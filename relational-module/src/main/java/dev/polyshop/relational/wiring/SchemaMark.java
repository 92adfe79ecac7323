package dev.polyshop.relational.wiring;

import dev.polyshop.contract.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * How a schema that Polyshop made is told from any other: by a comment on it, which only its owner can write. What does
 * not bear the mark is left alone. One transaction each.
 */
final class SchemaMark {

    private static final String MARK = "polyshop: made by Polyshop, which drops it with all that is in it";

    private SchemaMark() {}

    /**
     * Makes a schema, unless one with the mark is there already.
     *
     * @param schema a name that needs no quotes
     * @return whether it was made now
     * @throws StoreUnavailableException if there is one without the mark
     */
    static boolean claim(Connection connection, String schema) throws SQLException {
        return inTransaction(connection, schema, statement -> {
            Optional<Boolean> marked = isMarked(connection, schema);
            if (marked.isPresent() && !marked.get()) {
                throw new StoreUnavailableException("the schema " + schema
                        + " is there already and was not made by Polyshop, which touches nothing of others:"
                        + " take another name, or drop it yourself");
            }
            if (marked.isPresent()) {
                return false;
            }
            statement.execute("create schema " + schema);
            statement.execute("comment on schema " + schema + " is '" + MARK + "'");
            return true;
        });
    }

    /**
     * Drops a schema and all in it; does nothing if there is none.
     *
     * @throws StoreUnavailableException if it does not bear the mark
     */
    static void drop(Connection connection, String schema) throws SQLException {
        boolean dropped = inTransaction(connection, schema, statement -> {
            Optional<Boolean> marked = isMarked(connection, schema);
            if (marked.isPresent() && !marked.get()) {
                throw new StoreUnavailableException(
                        "the schema " + schema + " was not made by Polyshop, and so is not dropped by it");
            }
            statement.execute("set local lock_timeout = '10s'");
            statement.execute("set local client_min_messages = warning");
            statement.execute("drop schema if exists " + schema + " cascade");
            return marked.isPresent();
        });
        System.getLogger(SchemaMark.class.getName())
                .log(System.Logger.Level.DEBUG, "schema {0} {1}", schema, dropped ? "is dropped" : "was not there");
    }

    /** Whether it bears the mark; empty if there is none. */
    private static Optional<Boolean> isMarked(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select coalesce(pg_catalog.obj_description(oid, 'pg_namespace'), '') = ?
                from pg_catalog.pg_namespace where nspname = ?""")) {
            statement.setString(1, MARK);
            statement.setString(2, schema);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBoolean(1)) : Optional.empty();
            }
        }
    }

    /** What is done while nobody else claims or drops a schema of that name. */
    @FunctionalInterface
    private interface Work {
        boolean on(Statement statement) throws SQLException;
    }

    private static boolean inTransaction(Connection connection, String schema, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(hashtext('polyshop schema " + schema + "'))");
            boolean result = work.on(statement);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
