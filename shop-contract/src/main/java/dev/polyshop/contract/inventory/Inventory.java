package dev.polyshop.contract.inventory;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Stock. Every product has a level from the moment it is added. Quantities are 1 to {@value #MAX_QUANTITY} pieces;
 * others are refused with an {@link dev.polyshop.contract.InvalidDataException}. No figure ever falls below zero; under
 * concurrent use the sums hold as far as the store's mode promises {@link dev.polyshop.contract.Guarantee#NO_OVERSELL}
 * and {@link dev.polyshop.contract.Guarantee#STOCK_CONSERVED}. Reads by product see every acknowledged write.
 */
public interface Inventory {

    /** The most pieces moved at once. */
    int MAX_QUANTITY = 1_000_000;

    /** The stock of a product. */
    Optional<StockLevel> find(ProductId product);

    /** The stock of those of the products that there are; at most 1,000. One round trip, or a few. */
    Map<ProductId, StockLevel> findAll(Collection<ProductId> products);

    /** Pieces come in: on hand rises. Never answers {@link StockChange.TooFew}. */
    StockChange receive(ProductId product, int quantity);

    /** Pieces come in for many products at once, by the store's bulk path; unknown products are passed over. */
    void receiveAll(Map<ProductId, Integer> quantities);

    /** Pieces are reserved: from on hand, if there are enough, to reserved. */
    StockChange take(ProductId product, int quantity);

    /** A reservation is given back: from reserved to on hand. */
    StockChange release(ProductId product, int quantity);

    /** Reserved pieces leave the house: from reserved to sold. */
    StockChange sell(ProductId product, int quantity);

    /** @throws dev.polyshop.contract.InvalidDataException if the quantity is out of bounds */
    static int requireQuantity(int quantity) {
        if (quantity < 1 || quantity > MAX_QUANTITY) {
            throw new InvalidDataException("quantity " + quantity + " is not within 1 to " + MAX_QUANTITY);
        }
        return quantity;
    }
}
