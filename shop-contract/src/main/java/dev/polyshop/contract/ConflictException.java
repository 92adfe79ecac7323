package dev.polyshop.contract;

/**
 * The unit lost against a concurrent one (a serialization failure, a deadlock, a failed WATCH, a version conflict) and
 * has left no trace where the mode promises that: begin again.
 */
public final class ConflictException extends ShopException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record and what is wrong with it */
    public ConflictException(String message) {
        super(message, null);
    }

    /**
     * @param message one sentence that names the record and what is wrong with it
     * @param cause the store's own failure
     */
    public ConflictException(String message, Throwable cause) {
        super(message, cause);
    }
}
