package dev.polyshop.contract.orders;

import dev.polyshop.contract.InvalidDataException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The client's name for one intended order: however often it is sent, one order comes of it.
 *
 * @param value 1 to 100 letters, digits, dots, colons, underscores and hyphens
 */
public record IdempotencyKey(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    /** @throws InvalidDataException if the value is out of bounds */
    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidDataException("not an idempotency key: " + value);
        }
    }

    /** A key that nobody has used. */
    public static IdempotencyKey random() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    /** The value. */
    @Override
    public String toString() {
        return value;
    }
}
