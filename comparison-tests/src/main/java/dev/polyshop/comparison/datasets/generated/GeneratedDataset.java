package dev.polyshop.comparison.datasets.generated;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.Delivery;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A shop made up from a seed. Every row is made from the seed and its number alone, so nothing is held in memory. */
public final class GeneratedDataset implements Dataset {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** When made-up orders begin. */
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    private final DataSize size;
    private final GeneratedCustomers customers;
    private final GeneratedProducts products;
    private final GeneratedOrders orders;

    /**
     * @param size how much
     * @param seed what all of it depends on
     */
    public GeneratedDataset(DataSize size, long seed) {
        Streams streams = new Streams(seed);
        Vocabulary words = Vocabulary.of(seed);
        Instant opening = FIRST_DAY.atStartOfDay(ZONE).toInstant();
        this.size = size;
        this.customers = new GeneratedCustomers(streams, words, opening, size.customers());
        this.products = new GeneratedProducts(streams, words, EUR, opening, size.products());
        OrderCalendar calendar = new OrderCalendar(FIRST_DAY, ZONE, size.orders(), streams);
        this.orders =
                new GeneratedOrders(streams, calendar, products::line, size.products(), customers, size.customers());
    }

    @Override
    public String name() {
        return "generated:" + size.word();
    }

    @Override
    public Currency currency() {
        return EUR;
    }

    @Override
    public ZoneId zone() {
        return ZONE;
    }

    @Override
    public RowSource<Customer> customers() {
        return numbered(size.customers(), customers::customer);
    }

    @Override
    public RowSource<Product> products() {
        return numbered(size.products(), products::product);
    }

    @Override
    public RowSource<Delivery> deliveries() {
        return numbered(size.products(), products::delivery);
    }

    @Override
    public RowSource<Order> orders() {
        return RowSource.made(orders);
    }

    @Override
    public void close() {}

    static <T> RowSource<T> numbered(int count, IntFunction<T> row) {
        return RowSource.made(() -> IntStream.range(0, count).mapToObj(row).iterator());
    }
}
