package dev.polyshop.search.wiring;

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

/**
 * The shop in a mode.
 *
 * @param catalog products
 * @param customers customers
 * @param inventory stock
 * @param carts carts
 * @param orders orders and coupons
 * @param reviews reviews
 * @param search search
 * @param reports reports
 * @param units units of work
 * @param refresh makes all acknowledged writes visible to searches
 */
record SearchShop(
        Catalog catalog,
        Customers customers,
        Inventory inventory,
        Carts carts,
        Orders orders,
        Reviews reviews,
        ProductSearch search,
        SalesReports reports,
        UnitsOfWork units,
        Runnable refresh)
        implements Shop {

    @Override
    public void awaitVisibility() {
        refresh.run();
    }
}
