package dev.polyshop.contract;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.util.Iterator;

/**
 * The fastest way that the store itself offers for the same rows (COPY, insertMany, pipelined commands, _bulk), written
 * as barely as possible through the driver: no mapping layer, no checks, no reports. What it writes has the same shape
 * and the same indexes as the shop's, in a place of its own, and is removed by {@link #discard()}.
 */
public interface BulkFloor {

    /** Writes the products; returns how many. */
    long loadProducts(Iterator<Product> products);

    /** Writes the customers; returns how many. */
    long loadCustomers(Iterator<Customer> customers);

    /** Writes the orders with their lines; returns how many orders. */
    long loadOrders(Iterator<Order> orders);

    /** Removes all that the loads wrote. */
    void discard();
}
