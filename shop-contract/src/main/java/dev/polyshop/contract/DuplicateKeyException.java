package dev.polyshop.contract;

/**
 * A record with the same unique key (id, SKU, email address, cart id, coupon code) is there already; nothing was
 * written.
 */
public final class DuplicateKeyException extends ShopException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record and what is wrong with it */
    public DuplicateKeyException(String message) {
        super(message, null);
    }

    /**
     * @param message one sentence that names the record and what is wrong with it
     * @param cause the store's own failure
     */
    public DuplicateKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
