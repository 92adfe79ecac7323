package dev.polyshop.relational;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.support.SqlValue;

/**
 * Statements with named parameters through JDBC alone: nothing is mapped, translated or managed. For the driver floor,
 * which prices what the layers above cost.
 */
public final class BareJdbc {

    private static final Map<String, String> POSITIONAL = new ConcurrentHashMap<>();

    private final Connection connection;

    /** On a connection of the caller's. */
    public BareJdbc(Connection connection) {
        this.connection = connection;
    }

    /** What is done with each row. */
    @FunctionalInterface
    public interface Row {
        /** Reads it. */
        void read(ResultSet row) throws SQLException;
    }

    /** Asks, and reads each row; returns how many there were. */
    public long query(String sql, Map<String, ?> parameters, Row reader) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            long count = 0;
            while (rows.next()) {
                reader.read(rows);
                count++;
            }
            return count;
        }
    }

    /** Writes; returns how many rows were changed. */
    public int update(String sql, Map<String, ?> parameters) throws SQLException {
        try (PreparedStatement statement = prepared(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Fetches every column of a row, and makes nothing of it. */
    public static void fetch(ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int column = 1; column <= columns; column++) {
            row.getObject(column);
        }
    }

    private PreparedStatement prepared(String sql, Map<String, ?> parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                POSITIONAL.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatementIntoString));
        @Nullable Object[] values = NamedParameterUtils.buildValueArray(sql, parameters);
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof SqlValue array) {
                array.setValue(statement, i + 1);
            } else {
                statement.setObject(i + 1, values[i]);
            }
        }
        return statement;
    }
}
