package dev.polyshop.contract.customers;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TimeOrderedUuid;
import java.util.UUID;

/**
 * The id of a customer: made by the client, ordered by time.
 *
 * @param value a version 7 UUID
 */
public record CustomerId(UUID value) implements Comparable<CustomerId> {

    /** A new id, greater than those this process made before. */
    public static CustomerId next() {
        return new CustomerId(TimeOrderedUuid.next());
    }

    /** @throws InvalidDataException if the text is not a UUID */
    public static CustomerId parse(String text) {
        try {
            return new CustomerId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw new InvalidDataException("not an id: " + text, e);
        }
    }

    /** By time, then by the random bits: the order of the text form. */
    @Override
    public int compareTo(CustomerId other) {
        int byTime = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return byTime != 0
                ? byTime
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    /** The canonical text form of the UUID, in lower case. */
    @Override
    public String toString() {
        return value.toString();
    }
}
