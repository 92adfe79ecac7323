package dev.polyshop.comparison.datasets;

/**
 * A row, or a value of one, that was kept out.
 *
 * @param file the file's name
 * @param line the line on which the row begins, from 1; 0 where no line is to blame
 * @param column the column, or empty if the whole row is meant
 * @param reason why, for counting
 * @param message why, in a few words with the value
 */
public record Rejection(String file, long line, String column, RejectionReason reason, String message) {

    /** One sentence with the place. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column) + ": "
                + message + " (" + reason + ")";
    }
}
