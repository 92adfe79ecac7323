package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.behaviour.kit.LoadedData;
import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Order;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A data set as the behaviour suite wants it.
 *
 * @param data the data set, which has to stay open as long as this is used
 */
public record LoadedRecords(Dataset data) implements LoadedData {

    @Override
    public String source() {
        return data.name();
    }

    @Override
    public Stream<Product> products() {
        return stream(data.products());
    }

    @Override
    public Stream<Customer> customers() {
        return stream(data.customers());
    }

    @Override
    public Stream<Order> orders() {
        return stream(data.orders());
    }

    @Override
    public void receiveInto(Inventory inventory) {
        Deliveries.receive(data, inventory);
    }

    private static <T> Stream<T> stream(RowSource<T> source) {
        RowReader<T> reader = source.readAgain();
        Iterable<T> rows = () -> reader;
        return StreamSupport.stream(rows.spliterator(), false).onClose(reader::close);
    }
}
