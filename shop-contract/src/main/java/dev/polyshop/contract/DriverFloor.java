package dev.polyshop.contract;

import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import java.util.Currency;

/**
 * The commands that the shop sends for some of its operations, sent through the bare driver (JDBC, the MongoDB driver,
 * Lettuce, the low-level Elasticsearch client) on the same data: every field that the shop would need is fetched and
 * read, and no value of the contract is made of it. Beside the shop's own latency, in the same rounds, it prices the
 * mapping layer and nothing else. Used by many threads at once.
 */
public interface DriverFloor {

    /** {@link dev.polyshop.contract.catalog.Catalog#find}: how many products were found, 0 or 1. */
    long productById(ProductId id);

    /**
     * {@link dev.polyshop.contract.catalog.Catalog#browse} of a category, newest first: how many products were found.
     */
    long categoryPage(CategoryPath category, int size);

    /**
     * {@link dev.polyshop.contract.orders.Orders#place} in the default mode, with all its writes: 1 if it was placed.
     */
    long placeOrder(PlaceOrder request);

    /** {@link dev.polyshop.contract.orders.Orders#history}, the first page: how many orders were found. */
    long historyPage(CustomerId customer, int size);

    /**
     * {@link dev.polyshop.contract.search.ProductSearch#search} counted by brand, the first page: how many hits it has.
     */
    long search(String text, int size);

    /** {@link dev.polyshop.contract.reports.SalesReports#topProducts}: how many rows. */
    long topProducts(Period period, Currency currency, int limit);
}
