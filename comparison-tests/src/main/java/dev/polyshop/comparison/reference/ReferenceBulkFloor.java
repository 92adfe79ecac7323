package dev.polyshop.comparison.reference;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The barest way to keep rows in a process: a list. */
final class ReferenceBulkFloor implements BulkFloor {

    private final List<Object> rows = new ArrayList<>();

    @Override
    public long loadProducts(Iterator<Product> products) {
        return load(products);
    }

    @Override
    public long loadCustomers(Iterator<Customer> customers) {
        return load(customers);
    }

    @Override
    public long loadOrders(Iterator<Order> orders) {
        return load(orders);
    }

    @Override
    public void discard() {
        rows.clear();
    }

    private long load(Iterator<?> more) {
        int before = rows.size();
        more.forEachRemaining(rows::add);
        return rows.size() - before;
    }
}
