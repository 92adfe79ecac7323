package dev.polyshop.contract;

/**
 * A value is outside the bounds that the contract states; nothing was written. The message names the field, the bound
 * and the value.
 */
public final class InvalidDataException extends ShopException {

    private static final long serialVersionUID = 1L;

    /** @param message one sentence that names the record and what is wrong with it */
    public InvalidDataException(String message) {
        super(message, null);
    }

    /**
     * @param message one sentence that names the record and what is wrong with it
     * @param cause the store's own failure
     */
    public InvalidDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
