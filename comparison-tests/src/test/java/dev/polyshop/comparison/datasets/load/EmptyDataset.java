package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;

/** Nothing at all. */
final class EmptyDataset implements Dataset {

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public Currency currency() {
        return Currency.getInstance("EUR");
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public RowSource<Customer> customers() {
        return RowSource.none();
    }

    @Override
    public RowSource<Product> products() {
        return RowSource.none();
    }

    @Override
    public RowSource<Delivery> deliveries() {
        return RowSource.none();
    }

    @Override
    public RowSource<Order> orders() {
        return RowSource.none();
    }

    @Override
    public void close() {}
}
