package dev.polyshop.comparison.reference;

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
import java.time.Clock;

/** The shop in plain Java. All its ports share one {@link ReferenceData}, whose monitor is the one lock. */
public final class ReferenceShop implements Shop {

    private final Catalog catalog;
    private final Customers customers;
    private final Inventory inventory;
    private final Carts carts;
    private final Orders orders;
    private final Reviews reviews;
    private final ProductSearch search;
    private final SalesReports reports;
    private final UnitsOfWork units;

    /** An empty shop by the system's clock. */
    public ReferenceShop() {
        this(new ReferenceData(), Clock.systemUTC());
    }

    ReferenceShop(ReferenceData data, Clock clock) {
        catalog = new ReferenceCatalog(data);
        customers = new ReferenceCustomers(data);
        inventory = new ReferenceInventory(data);
        carts = new ReferenceCarts(data, clock);
        orders = new ReferenceOrders(data, clock);
        reviews = new ReferenceReviews(data);
        search = new ReferenceSearch(data);
        reports = new ReferenceReports(data);
        units = () -> new ReferenceUnitOfWork(data);
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public Customers customers() {
        return customers;
    }

    @Override
    public Inventory inventory() {
        return inventory;
    }

    @Override
    public Carts carts() {
        return carts;
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public Reviews reviews() {
        return reviews;
    }

    @Override
    public ProductSearch search() {
        return search;
    }

    @Override
    public SalesReports reports() {
        return reports;
    }

    @Override
    public UnitsOfWork units() {
        return units;
    }

    @Override
    public void awaitVisibility() {
        // Every read looks at the very maps that writes go to.
    }
}
