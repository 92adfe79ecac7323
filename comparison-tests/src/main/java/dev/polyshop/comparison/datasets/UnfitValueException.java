package dev.polyshop.comparison.datasets;

/** A value in a row is not what it has to be: the row is kept out. Caught by the reader of the rows. */
public final class UnfitValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final RejectionReason reason;

    /**
     * @param column the value's column
     * @param reason for counting
     * @param message why, in a few words with the value
     */
    public UnfitValueException(String column, RejectionReason reason, String message) {
        super(message, null, false, false);
        this.column = column;
        this.reason = reason;
    }

    /** As a rejection of the row on this line. */
    public Rejection at(String file, long line) {
        return new Rejection(file, line, column, reason, String.valueOf(getMessage()));
    }
}
