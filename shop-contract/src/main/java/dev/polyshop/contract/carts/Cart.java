package dev.polyshop.contract.carts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * What a visitor has chosen. It holds no prices: those are taken when the order is placed.
 *
 * @param id its id
 * @param lines each product once, sorted by product id
 * @param expiresAt when it will be gone unless it is changed before, to the millisecond
 */
public record Cart(CartId id, List<CartLine> lines, Instant expiresAt) {

    /** Keeps its own sorted copy of the lines. */
    public Cart {
        lines = lines.stream().sorted(Comparator.comparing(CartLine::product)).toList();
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
