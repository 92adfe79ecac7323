package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a server says of itself. */
final class ServerFacts {

    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "default_transaction_isolation",
            "shared_buffers",
            "max_connections");

    private ServerFacts() {}

    /** @throws StoreUnavailableException if it does not answer, with the way out */
    static EngineFacts read(PostgresAddress address, EngineWay way, String source) {
        try (Connection connection = FirstConnection.open(address, FirstConnection.IMPATIENT)) {
            Map<String, String> settings = settings(connection);
            String version = settings.remove("server_version");
            return new EngineFacts("PostgreSQL", String.valueOf(version), way, false, "", address.toString(), settings);
        } catch (SQLException e) {
            throw unusable(address, source, e);
        }
    }

    /** That a server cannot be used, why, and the way out. */
    static StoreUnavailableException unusable(PostgresAddress address, String source, SQLException e) {
        String wayOut = wayOut(source, e);
        return new StoreUnavailableException(
                "PostgreSQL at " + address + " cannot be used: " + reason(e) + (wayOut.isEmpty() ? "" : "; " + wayOut),
                e);
    }

    private static String wayOut(String source, SQLException e) {
        if (String.valueOf(e.getMessage()).contains("does not support SSL")) {
            return "another machine's server is asked for TLS: turn it on there, or, if nobody can listen in between, add"
                    + " sslmode=disable to the address " + source;
        }
        return source.isEmpty() ? "" : "check the address " + source + " and that the server runs";
    }

    /** The first line of what the server or the driver says; neither repeats a password. */
    private static String reason(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select name, current_setting(name) from pg_settings where name = any (?)
                union all
                select 'lc_ctype', datctype from pg_database where datname = current_database()""")) {
            query.setArray(1, connection.createArrayOf("text", SETTINGS.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    settings.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return settings;
    }
}
