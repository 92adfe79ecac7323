package dev.polyshop.contract.catalog;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Products.
 *
 * <p>Reads by id and by SKU see every acknowledged write. Lists may lag where the store declares
 * {@link dev.polyshop.contract.Capability#LISTS_SEE_WRITES_AT_ONCE} as different.
 */
public interface Catalog {

    /**
     * Adds a product, and a stock level of zero for it. The stored version is 1, whatever was given.
     *
     * @throws dev.polyshop.contract.DuplicateKeyException if the id or the SKU is taken
     */
    void add(Product product);

    /**
     * Puts the product in the place of the one that has its id and its version.
     *
     * @return the product as stored: one version up
     * @throws dev.polyshop.contract.StaleVersionException if the stored product has another version or is gone
     * @throws dev.polyshop.contract.InvalidDataException if the SKU differs from the stored one
     */
    Product replace(Product product);

    /**
     * Removes the product, its stock level and its reviews. Orders stay as they are: their lines hold a copy of what
     * was bought. Carts keep the line; placing them answers that the product is unknown.
     *
     * @return whether it was there
     */
    boolean remove(ProductId id);

    /** The product with this id. */
    Optional<Product> find(ProductId id);

    /** The product with this SKU. */
    Optional<Product> findBySku(String sku);

    /** Those of the products that there are, by id; at most 1,000 ids. One round trip, or a few. */
    Map<ProductId, Product> findAll(Collection<ProductId> ids);

    /** One page of the products that meet the filter. */
    KeysetPage<Product> browse(CatalogFilter filter, ProductSort sort, PageRequest page);

    /**
     * The categories at and below a path that hold products, each with the number of products in it or below it, sorted
     * by path.
     */
    List<CategoryCount> categories(CategoryPath root);

    /**
     * Renames an attribute's key on every product that has it. A product that has the new key already stays as it is.
     * Each changed product goes one version up.
     *
     * @return how many products were changed
     * @throws dev.polyshop.contract.InvalidDataException if a key is out of bounds or both are the same
     */
    long renameAttribute(String from, String to);

    /**
     * Adds many products, each with a stock level of zero, by the store's bulk path and in bounded memory. A product
     * whose id or SKU is taken, in the store or earlier in the stream, is kept out and reported; the rest go in. Not
     * atomic as a whole.
     */
    ImportReport importAll(Iterator<Product> products);

    /** How many products there are. */
    long count();
}
