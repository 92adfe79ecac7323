package dev.polyshop.contract;

/**
 * The record was changed, or removed, since the version that the caller read; nothing was written. Read it again and
 * decide anew.
 */
public final class StaleVersionException extends ShopException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record and what is wrong with it */
    public StaleVersionException(String message) {
        super(message, null);
    }

    /**
     * @param message one sentence that names the record and what is wrong with it
     * @param cause the store's own failure
     */
    public StaleVersionException(String message, Throwable cause) {
        super(message, cause);
    }
}
