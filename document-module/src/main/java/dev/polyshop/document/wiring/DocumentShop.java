package dev.polyshop.document.wiring;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.units.UnitsOfWork;

/** The ports of one mode. */
record DocumentShop(
        Catalog catalog,
        Customers customers,
        Inventory inventory,
        Carts carts,
        Orders orders,
        Reviews reviews,
        ProductSearch search,
        SalesReports reports,
        UnitsOfWork units)
        implements Shop {

    /** All reads go to the primary and see every acknowledged write, by the text index too. */
    @Override
    public void awaitVisibility() {}
}
