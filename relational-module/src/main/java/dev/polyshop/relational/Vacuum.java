package dev.polyshop.relational;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What autovacuum would do within minutes, done at once after a bulk import: statistics for the planner, the visibility
 * map that index-only scans need, and the pending lists of GIN indexes merged into them.
 */
public final class Vacuum {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Vacuum() {}

    /**
     * What was brought in is there already: a failure is told to the log, and autovacuum will come by.
     *
     * @param tables their names, joined by commas; the server is told their schema too, as VACUUM stands outside of any
     *     transaction, and behind a transaction pooler only a transaction has a {@code search_path}
     */
    public static void after(Transactions transactions, JdbcTemplate jdbc, String tables) {
        try {
            transactions.writeIdempotently(() -> {
                String schema = jdbc.queryForObject("select quote_ident(current_schema())", String.class);
                String names = Arrays.stream(tables.split(","))
                        .map(table -> schema + "." + table.strip())
                        .collect(Collectors.joining(", "));
                return jdbc.execute((Connection connection) -> vacuum(connection, names));
            });
        } catch (RuntimeException e) {
            System.getLogger(Vacuum.class.getName())
                    .log(System.Logger.Level.WARNING, "no VACUUM (ANALYZE) of " + tables + " after an import", e);
        }
    }

    /**
     * For longer than a connection waits for an answer otherwise; the pool gives the connection its usual patience
     * back.
     */
    private static String vacuum(Connection connection, String names) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST.toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze) " + names);
        }
        return names;
    }
}
