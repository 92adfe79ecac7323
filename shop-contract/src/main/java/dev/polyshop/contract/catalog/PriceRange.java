package dev.polyshop.contract.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;

/**
 * Prices from one amount to another, both included, in one currency; products priced in another currency are outside.
 *
 * @param from the lowest price
 * @param to the highest price
 */
public record PriceRange(Money from, Money to) {

    /** @throws InvalidDataException if the currencies differ or {@code from} is above {@code to} */
    public PriceRange {
        if (from.compareTo(to) > 0) {
            throw new InvalidDataException("price range " + from + " to " + to + " is empty");
        }
    }

    /** Whether the price is in the range. */
    public boolean contains(Money price) {
        return price.currency().equals(from.currency()) && price.compareTo(from) >= 0 && price.compareTo(to) <= 0;
    }
}
