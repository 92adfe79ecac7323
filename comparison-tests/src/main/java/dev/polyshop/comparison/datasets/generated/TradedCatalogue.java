package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * A catalogue without orders, given made-up customers who order its products, so that a shop that sells it can be
 * measured.
 */
public final class TradedCatalogue implements Dataset {

    /** The most products that are ordered; a catalogue may hold more. */
    private static final int MOST = 20_000;

    private final Dataset catalogue;
    private final DataSize size;
    private final GeneratedCustomers customers;
    private final RowSource<Order> orders;

    /**
     * Reads what order lines copy of the first products. Closing it leaves the catalogue open.
     *
     * @param catalogue the products
     * @param size how many customers and orders
     * @param seed what both depend on
     */
    public TradedCatalogue(Dataset catalogue, DataSize size, long seed) {
        Streams streams = new Streams(seed);
        Instant opening =
                GeneratedDataset.FIRST_DAY.atStartOfDay(catalogue.zone()).toInstant();
        this.catalogue = catalogue;
        this.size = size;
        this.customers = new GeneratedCustomers(streams, Vocabulary.of(seed), opening, size.customers());
        List<OrderLine> single = single(catalogue);
        OrderCalendar calendar =
                new OrderCalendar(GeneratedDataset.FIRST_DAY, catalogue.zone(), size.orders(), streams);
        this.orders = single.isEmpty()
                ? RowSource.none()
                : RowSource.made(new GeneratedOrders(
                        streams,
                        calendar,
                        (number, quantity) -> single.get(number).withQuantity(quantity),
                        single.size(),
                        customers,
                        size.customers()));
    }

    private static List<OrderLine> single(Dataset catalogue) {
        List<OrderLine> single = new ArrayList<>();
        try (RowReader<Product> rows = catalogue.products().readAgain()) {
            while (rows.hasNext() && single.size() < MOST) {
                single.add(OrderLine.of(rows.next(), 1));
            }
        }
        return single;
    }

    @Override
    public String name() {
        return catalogue.name() + " with " + String.format(Locale.ROOT, "%,d", size.orders()) + " made-up orders";
    }

    @Override
    public Currency currency() {
        return catalogue.currency();
    }

    @Override
    public ZoneId zone() {
        return catalogue.zone();
    }

    @Override
    public RowSource<Customer> customers() {
        return GeneratedDataset.numbered(size.customers(), customers::customer);
    }

    @Override
    public RowSource<Product> products() {
        return catalogue.products();
    }

    @Override
    public RowSource<Delivery> deliveries() {
        return catalogue.deliveries();
    }

    @Override
    public RowSource<Order> orders() {
        return orders;
    }

    @Override
    public void close() {}
}
