package dev.polyshop.contract;

/**
 * The store cannot be reached or started; nothing was sent. The message says which store, where, and what to do about
 * it.
 */
public final class StoreUnavailableException extends ShopException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record and what is wrong with it */
    public StoreUnavailableException(String message) {
        super(message, null);
    }

    /**
     * @param message one sentence that names the record and what is wrong with it
     * @param cause the store's own failure
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
