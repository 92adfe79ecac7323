package dev.polyshop.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How a transaction is told an isolation other than READ COMMITTED, which all connections of a store begin with. JDBC's
 * own way, {@link Connection#setTransactionIsolation}, is about the session: the driver asks the server for the level
 * before, sets the new one and sets the old one again, a round trip each.
 */
@FunctionalInterface
public interface Isolation {

    /**
     * Tells it, before the transaction's first statement.
     *
     * @param level the constant of {@link Connection}
     */
    void set(Connection connection, int level) throws SQLException;

    /** By SET TRANSACTION, which the driver sends in one message with BEGIN. */
    static void bySetTransaction(Connection connection, int level) throws SQLException {
        if (level != Connection.TRANSACTION_READ_COMMITTED) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level " + name(level));
            }
        }
    }

    /** A level in SQL's words. */
    static String name(int level) {
        return switch (level) {
            case Connection.TRANSACTION_READ_UNCOMMITTED -> "read uncommitted";
            case Connection.TRANSACTION_READ_COMMITTED -> "read committed";
            case Connection.TRANSACTION_REPEATABLE_READ -> "repeatable read";
            case Connection.TRANSACTION_SERIALIZABLE -> "serializable";
            default -> throw new IllegalArgumentException("not an isolation level: " + level);
        };
    }
}
