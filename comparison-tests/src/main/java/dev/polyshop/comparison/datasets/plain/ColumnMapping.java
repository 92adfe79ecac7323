package dev.polyshop.comparison.datasets.plain;

import dev.polyshop.comparison.datasets.DatasetException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which column says what.
 *
 * @param columns the column of each field that the user named
 */
record ColumnMapping(Map<PlainField, String> columns) {

    /** Which columns are attributes unless the user says: those that begin with {@code attr_}. */
    private static final String DEFAULT_ATTRIBUTES = "attr_*";

    /**
     * Reads {@code sku=Artikelnummer,name=Titel,attributes=attr_*}.
     *
     * @throws DatasetException if the text is not of this form
     */
    static ColumnMapping parse(String text) {
        Map<PlainField, String> columns = new EnumMap<>(PlainField.class);
        for (String part : text.isEmpty() ? new String[0] : text.split(",")) {
            int equals = part.indexOf('=');
            Optional<PlainField> field = equals < 0
                    ? Optional.empty()
                    : PlainField.named(part.substring(0, equals).strip());
            String column = part.substring(equals + 1).strip();
            if (field.isEmpty() || column.isEmpty()) {
                throw new DatasetException("the mapping holds " + part + "; it needs FIELD=COLUMN, and the fields are "
                        + String.join(", ", PlainField.words()));
            }
            if (columns.put(field.get(), column) != null) {
                throw new DatasetException(
                        "the mapping names a column for " + field.get().word() + " twice");
            }
        }
        return new ColumnMapping(columns);
    }

    String column(PlainField field) {
        return columns.getOrDefault(field, field.word());
    }

    /** The attribute that a column holds, if it is one: what the star in the pattern stands for. */
    Optional<String> attribute(String column) {
        String pattern = columns.getOrDefault(PlainField.ATTRIBUTES, DEFAULT_ATTRIBUTES);
        int star = pattern.indexOf('*');
        if (star < 0 || isMapped(column)) {
            return Optional.empty();
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        boolean matches = column.length() > before.length() + after.length()
                && column.startsWith(before)
                && column.endsWith(after);
        return matches
                ? Optional.of(column.substring(before.length(), column.length() - after.length()))
                : Optional.empty();
    }

    /**
     * Holds the mapping against a header.
     *
     * @throws DatasetException if a column that has to be there is not
     */
    void require(String file, List<String> header) {
        for (PlainField field : PlainField.values()) {
            boolean needed = field.required() || (columns.containsKey(field) && field != PlainField.ATTRIBUTES);
            if (needed && !header.contains(column(field))) {
                throw new DatasetException(file + " has no column " + column(field) + " for the " + field.word()
                        + "; its columns are " + String.join(", ", header)
                        + (header.size() == 1
                                ? " (is another character between the values? name it with delimiter=)"
                                : "")
                        + ": name the column with map=" + field.word() + "=COLUMN");
            }
        }
    }

    private boolean isMapped(String column) {
        for (PlainField field : PlainField.values()) {
            if (field != PlainField.ATTRIBUTES && column(field).equals(column)) {
                return true;
            }
        }
        return false;
    }
}
