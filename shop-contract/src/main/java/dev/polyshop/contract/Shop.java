package dev.polyshop.contract;

import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.units.UnitsOfWork;

/** One shop over one store, in one {@link Mode}. All ports may be used by many threads at once. */
public interface Shop {

    /** Products. */
    Catalog catalog();

    /** Customers. */
    Customers customers();

    /** Stock. */
    Inventory inventory();

    /** Carts. */
    Carts carts();

    /** Orders and coupons. */
    Orders orders();

    /** Reviews and ratings. */
    Reviews reviews();

    /** Search over the catalogue. */
    ProductSearch search();

    /** Figures over all orders. */
    SalesReports reports();

    /** Step-by-step units over a few records. */
    UnitsOfWork units();

    /**
     * Returns once every write acknowledged before the call is seen by lists, searches and reports. A store whose reads
     * always see acknowledged writes returns at once.
     */
    void awaitVisibility();
}
