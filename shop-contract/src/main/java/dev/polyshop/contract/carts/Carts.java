package dev.polyshop.contract.carts;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import java.time.Duration;
import java.util.Optional;

/**
 * Carts. A cart expires by itself when it was not changed for its time to live, counted by the server's or the client's
 * clock. A cart has at most {@value #MAX_LINES} lines. Concurrent additions to one cart all count.
 */
public interface Carts {

    /** The most products in a cart. */
    int MAX_LINES = 2_000;

    /**
     * Opens an empty cart.
     *
     * @param timeToLive how long it lives after its last change: 100 ms to 365 days
     * @throws dev.polyshop.contract.DuplicateKeyException if a cart with this id is open
     * @throws dev.polyshop.contract.InvalidDataException if the time to live is out of bounds
     */
    Cart open(CartId id, Duration timeToLive);

    /** The cart, unless it has expired. */
    Optional<Cart> find(CartId id);

    /**
     * Adds pieces of a product; they add to those that are in the cart already.
     *
     * @param quantity 1 to 1,000,000
     * @throws dev.polyshop.contract.InvalidDataException if the quantity is out of bounds
     */
    CartChange add(CartId id, ProductId product, int quantity);

    /**
     * Sets the pieces of a product; 0 removes it. A product that is not in the cart is added, or for 0 left alone. A
     * product that has vanished from the catalogue can be set to 0.
     *
     * @param quantity 0 to 1,000,000
     * @throws dev.polyshop.contract.InvalidDataException if the quantity is out of bounds
     */
    CartChange set(CartId id, ProductId product, int quantity);

    /**
     * Throws the cart away.
     *
     * @return whether it was there
     */
    boolean discard(CartId id);

    /** @throws dev.polyshop.contract.InvalidDataException if the time to live is out of bounds */
    static Duration requireTimeToLive(Duration timeToLive) {
        if (timeToLive.compareTo(Duration.ofMillis(100)) < 0 || timeToLive.compareTo(Duration.ofDays(365)) > 0) {
            throw new InvalidDataException("time to live " + timeToLive + " is not within 100 ms to 365 days");
        }
        return timeToLive;
    }

    /** @throws dev.polyshop.contract.InvalidDataException if the quantity is not within 0 to 1,000,000 */
    static int requireQuantityOrZero(int quantity) {
        return quantity == 0 ? 0 : Inventory.requireQuantity(quantity);
    }
}
