package dev.polyshop.relational;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What autovacuum would do within minutes, done at once after a bulk import: statistics for the planner, the visibility
 * map that index-only scans need, and the pending lists of GIN indexes merged into them.
 */
public final class Vacuum {

    private Vacuum() {}

    /** @param tables their names, joined by commas */
    public static void after(Transactions transactions, JdbcTemplate jdbc, String tables) {
        transactions.writeAtOnce(() -> {
            jdbc.execute("vacuum (analyze) " + tables);
            return tables;
        });
    }
}
