package dev.polyshop.relational;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** Sends rows by COPY FROM STDIN, PostgreSQL's fastest way in: one statement, no round trip for each row. */
public final class Copy {

    private Copy() {}

    /**
     * Copies rows into a table.
     *
     * @param target the table and its columns, as in {@code stock (product_id, on_hand)}
     * @return how many rows
     */
    public static long in(Connection connection, String target, CopyText rows) throws SQLException {
        try {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + target + " from stdin", new ByteArrayInputStream(rows.bytes()), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
