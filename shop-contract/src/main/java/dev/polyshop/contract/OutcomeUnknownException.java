package dev.polyshop.contract;

/**
 * The connection died after a write was sent and before its answer came: it may or may not have happened. Repeat it
 * with the same idempotency key or id.
 */
public final class OutcomeUnknownException extends ShopException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record and what is wrong with it */
    public OutcomeUnknownException(String message) {
        super(message, null);
    }

    /**
     * @param message one sentence that names the record and what is wrong with it
     * @param cause the store's own failure
     */
    public OutcomeUnknownException(String message, Throwable cause) {
        super(message, cause);
    }
}
