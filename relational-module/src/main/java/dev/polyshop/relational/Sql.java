package dev.polyshop.relational;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.support.SqlArrayValue;

/** SQL that is long enough to be a file of its own, beside the feature that asks it; and its array parameters. */
public final class Sql {

    private Sql() {}

    /** Ids as one array parameter: a statement's text, and so its plan, is the same for any number of them. */
    public static SqlArrayValue uuids(Collection<UUID> ids) {
        return new SqlArrayValue("uuid", ids.toArray());
    }

    /** Whole numbers as one array parameter. */
    public static SqlArrayValue integers(Collection<Integer> numbers) {
        return new SqlArrayValue("int4", numbers.toArray());
    }

    /**
     * The text of a file.
     *
     * @param feature a class of the package in whose resource folder the file is
     * @param operation the file's name without {@code .sql}
     */
    public static String of(Class<?> feature, String operation) {
        try (InputStream file = feature.getResourceAsStream(operation + ".sql")) {
            if (file == null) {
                throw new IllegalStateException("there is no " + operation + ".sql beside " + feature.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
