package dev.polyshop.contract.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.List;
import java.util.Optional;

/**
 * A few records, read and written step by step. How far the steps are one unit is what the mode promises: in the
 * strongest, they happen as if at one moment or not at all; in {@code naive}, each happens by itself, at once and for
 * good, and a rollback takes nothing back.
 *
 * <p>Reads within a unit see what the unit wrote before. A step may wait for a concurrent unit, as the store does. Any
 * step and the commit may throw {@link ConflictException}: the unit is over then.
 */
public interface UnitOfWork extends AutoCloseable {

    /** The product with this id. */
    Optional<Product> product(ProductId id);

    /** The products of this brand, sorted by id: the answer to a condition. */
    List<Product> productsOfBrand(String brand);

    /** Adds a product. */
    void add(Product product);

    /** Sets a product's price; without effect on a product that is not there. */
    void setPrice(ProductId id, Money price);

    /**
     * Adds an amount to the price of every product of a brand: a write by condition.
     *
     * @return how many products were changed
     */
    long raisePrices(String brand, Money amount);

    /**
     * Removes the products of a brand that have a price: a write by condition.
     *
     * @return how many products were removed
     */
    long removePriced(String brand, Money price);

    /** A product's stock. */
    Optional<StockLevel> stock(ProductId product);

    /** Writes back a computed number of pieces on hand; without effect on a product that is not there. */
    void setOnHand(ProductId product, long onHand);

    /**
     * Makes the unit's writes count.
     *
     * @throws ConflictException if the unit lost against a concurrent one; it has left no trace where the mode promises
     *     that
     */
    void commit();

    /** Takes the unit's writes back, as far as the mode can. */
    void rollback();

    /** Rolls back unless committed. */
    @Override
    void close();
}
