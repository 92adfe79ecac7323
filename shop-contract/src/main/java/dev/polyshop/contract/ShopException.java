package dev.polyshop.contract;

import org.jspecify.annotations.Nullable;

/**
 * A failure that is not an answer of the shop. Outcomes of the domain (sold out, unknown product) are values; only what
 * a caller cannot be expected to decide on is thrown, and every store throws the same small family.
 */
public abstract sealed class ShopException extends RuntimeException
        permits ConflictException,
                DuplicateKeyException,
                InvalidDataException,
                OutcomeUnknownException,
                StaleVersionException,
                StoreUnavailableException {

    private static final long serialVersionUID = 1L;

    ShopException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
