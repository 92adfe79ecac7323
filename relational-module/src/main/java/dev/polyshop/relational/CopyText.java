package dev.polyshop.relational;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Rows in the text format of COPY (PostgreSQL manual, COPY, "Text Format"): tabs between columns, a line for each row.
 */
public final class CopyText {

    private final StringBuilder text = new StringBuilder();
    private boolean rowBegun;

    /** Adds a text, with the four characters that mean something to COPY escaped. */
    public CopyText add(String value) {
        next();
        escaped(value);
        return this;
    }

    /** Adds a text or NULL. */
    public CopyText add(Optional<String> value) {
        next();
        value.ifPresentOrElse(this::escaped, () -> text.append("\\N"));
        return this;
    }

    /** Adds an id. */
    public CopyText add(UUID value) {
        next();
        text.append(value);
        return this;
    }

    /** Adds a whole number. */
    public CopyText add(long value) {
        next();
        text.append(value);
        return this;
    }

    /** Adds a flag. */
    public CopyText add(boolean value) {
        next();
        text.append(value ? 't' : 'f');
        return this;
    }

    /** Adds a moment. */
    public CopyText add(Instant value) {
        next();
        text.append(value);
        return this;
    }

    /** Adds an array of texts, as an array literal. */
    public CopyText add(Collection<String> values) {
        StringBuilder literal = new StringBuilder("{");
        for (String value : values) {
            literal.append(literal.length() > 1 ? "," : "")
                    .append('"')
                    .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return add(literal.append('}').toString());
    }

    /** Ends the row. */
    public void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    /** How many characters there are so far. */
    public int length() {
        return text.length();
    }

    /** The rows so far, for the server. */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void next() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }

    private void escaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
