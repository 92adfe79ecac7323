package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Order;
import java.util.stream.Stream;

/**
 * A data set that every store has taken in before the suite runs: exactly the records that went in, without those kept
 * out. Each call gives a new stream over the same records in the same order; the caller closes it.
 */
public interface LoadedData {

    /** What it is, in a few words, as in {@code generated:tiny}. */
    String source();

    /** The products. */
    Stream<Product> products();

    /** The customers. */
    Stream<Customer> customers();

    /** The orders. */
    Stream<Order> orders();

    /** Puts on hand what came in of the products before the orders; they have to be there. */
    void receiveInto(Inventory inventory);
}
