package dev.polyshop.relational;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What autovacuum would do within minutes, done at once after a bulk import: statistics for the planner, the visibility
 * map that index-only scans need, and the pending lists of GIN indexes merged into them.
 */
public final class Vacuum {

    private Vacuum() {}

    /**
     * @param tables their names, joined by commas; the server is told their schema too, as VACUUM stands outside of any
     *     transaction, and behind a transaction pooler only a transaction has a {@code search_path}
     */
    public static void after(Transactions transactions, JdbcTemplate jdbc, String tables) {
        transactions.writeIdempotently(() -> {
            String schema = jdbc.queryForObject("select quote_ident(current_schema())", String.class);
            String names = Arrays.stream(tables.split(","))
                    .map(table -> schema + "." + table.strip())
                    .collect(Collectors.joining(", "));
            jdbc.execute("vacuum (analyze) " + names);
            return names;
        });
    }
}
