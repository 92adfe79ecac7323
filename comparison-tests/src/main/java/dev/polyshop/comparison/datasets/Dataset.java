package dev.polyshop.comparison.datasets;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.time.ZoneId;
import java.util.Currency;

/**
 * What a shop is filled with. Its rows stream: none of the sources holds more than a few of them in memory, and each
 * can be read as often as wanted, with the same rows every time. Ids and keys within a data set are unique; the orders'
 * customers and products are among those of the data set.
 */
public interface Dataset extends AutoCloseable {

    /** What it is, without folders, as in {@code generated:tiny} or {@code uci:online-retail.csv.gz}. */
    String name();

    /** What all prices are in. */
    Currency currency();

    /** Where its days begin. */
    ZoneId zone();

    /** The customers. */
    RowSource<Customer> customers();

    /** The products. */
    RowSource<Product> products();

    /** What came in of which product before the orders; each product at most once. */
    RowSource<Delivery> deliveries();

    /** The orders. */
    RowSource<Order> orders();

    /** Removes what had to be put aside on disk. */
    @Override
    void close();
}
