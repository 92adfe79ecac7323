package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.keyvalue.engine.Failures;
import dev.polyshop.keyvalue.engine.Failures.Effects;

/**
 * The ports of a shop, each throwing only the shop's own failures.
 *
 * @param catalog products
 * @param customers customers
 * @param inventory stock
 * @param carts carts
 * @param orders orders
 * @param reviews reviews
 * @param search search
 * @param reports figures
 * @param units units of work
 */
record KeyValueShop(
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

    /** The same shop with its failures translated. */
    KeyValueShop guarded(Failures failures) {
        UnitsOfWork guardedUnits = failures.guard(UnitsOfWork.class, units, Effects.writing());
        Effects steps = Effects.writing("add", "setPrice", "raisePrices", "removePriced", "setOnHand", "commit");
        return new KeyValueShop(
                failures.guard(
                        Catalog.class,
                        catalog,
                        Effects.writing("add", "replace", "remove", "renameAttribute", "importAll")),
                failures.guard(
                        Customers.class, customers, Effects.writing("register", "replace", "erase", "importAll")),
                failures.guard(
                        Inventory.class,
                        inventory,
                        Effects.writing("receive", "receiveAll", "take", "release", "sell")),
                failures.guard(Carts.class, carts, Effects.writing("open", "add", "set", "discard")),
                failures.guard(Orders.class, orders, Effects.writing("place", "advance", "issue", "importAll")),
                failures.guard(Reviews.class, reviews, Effects.writing("add", "edit", "delete")),
                failures.guard(ProductSearch.class, search, Effects.writing()),
                failures.guard(SalesReports.class, reports, Effects.writing()),
                () -> failures.guard(UnitOfWork.class, guardedUnits.begin(), steps));
    }

    /** Returns at once: a write is in every list, search and report when it is acknowledged. */
    @Override
    public void awaitVisibility() {
        // Reads go to the server that acknowledged the write.
    }
}
