package dev.polyshop.relational.wiring;

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
import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.catalog.CategoryTree;
import dev.polyshop.relational.inventory.RelationalInventory;
import dev.polyshop.relational.inventory.StockWays;
import dev.polyshop.relational.orders.OrderWays;
import dev.polyshop.relational.search.RelationalSearch;
import dev.polyshop.relational.search.Vocabulary;
import dev.polyshop.relational.units.RelationalUnits;
import dev.polyshop.relational.units.WorkStyle;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ports in one mode: stock, orders and units work in its way, the others are the same in all. */
record RelationalShop(
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

    static Shop of(WorkStyle style, BeanFactory beans, boolean typos) {
        Transactions transactions = beans.getBean(Transactions.class);
        return new RelationalShop(
                beans.getBean(Catalog.class),
                beans.getBean(Customers.class),
                new RelationalInventory(
                        style,
                        transactions,
                        beans.getBean(NamedParameterJdbcTemplate.class),
                        beans.getBean(StockWays.class).of(style)),
                beans.getBean(Carts.class),
                beans.getBean(OrderWays.class).of(style),
                beans.getBean(Reviews.class),
                new RelationalSearch(transactions, beans.getBean(JdbcClient.class), typos),
                beans.getBean(SalesReports.class),
                new RelationalUnits(
                        style,
                        beans.getBean(DataSource.class),
                        beans.getBean(Isolation.class),
                        beans.getBean(CategoryTree.class),
                        beans.getBean(Vocabulary.class)));
    }

    /** At once: every read sees what was committed before it. */
    @Override
    public void awaitVisibility() {}
}
