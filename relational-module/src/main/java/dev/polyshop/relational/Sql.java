package dev.polyshop.relational;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * SQL that is long enough to be a file of its own, beside the feature that asks it; and parameters that need a word.
 */
public final class Sql {

    /** NUL, and a surrogate on its own: a pair counts as one character to a regular expression. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x{0}\\x{D800}-\\x{DFFF}]");

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
     * A text to look for. PostgreSQL takes no NUL, and UTF-8 has no form for half a surrogate pair; both become a
     * control character that no line of the shop holds either, so that the text is found nowhere.
     */
    public static String soughtLine(String text) {
        return UNSTORABLE.matcher(text).replaceAll("\u0001");
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
