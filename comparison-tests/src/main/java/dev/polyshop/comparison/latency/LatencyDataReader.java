package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.RowReader;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.reports.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes from a data set what operations choose from, in bounded memory, and makes the shop ready to sell it. */
public final class LatencyDataReader {

    /** The most products and customers that operations choose from; a shop may hold more. */
    public static final int MOST = 20_000;

    private LatencyDataReader() {}

    /**
     * Reads the first products, the customers of the first orders, and when orders were placed.
     *
     * @throws InvalidDataException if the data set has no products or no customers with orders
     */
    public static LatencyData read(Dataset dataset) {
        List<Product> products = new ArrayList<>();
        try (RowReader<Product> rows = dataset.products().readAgain()) {
            while (rows.hasNext() && products.size() < MOST) {
                products.add(rows.next());
            }
        }
        Set<CustomerId> customers = new LinkedHashSet<>();
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        try (RowReader<Order> rows = dataset.orders().readAgain()) {
            while (rows.hasNext()) {
                Order order = rows.next();
                first = order.placedAt().isBefore(first) ? order.placedAt() : first;
                last = order.placedAt().isAfter(last) ? order.placedAt() : last;
                if (customers.size() < MOST) {
                    order.customer().ifPresent(customers::add);
                }
            }
        }
        if (products.isEmpty() || customers.isEmpty()) {
            throw new InvalidDataException(
                    dataset.name() + " has no products, or no customers with orders, to measure with");
        }
        Period period = new Period(
                LocalDate.ofInstant(first, dataset.zone()),
                LocalDate.ofInstant(last, dataset.zone()).plusDays(1),
                dataset.zone());
        return LatencyData.of(dataset.name(), products, List.copyOf(customers), period, dataset.currency());
    }

    /** Brings in so many pieces of each product that no order placed while measuring finds it sold out. */
    public static void stock(Shop shop, LatencyData data) {
        Map<ProductId, Integer> pieces = new LinkedHashMap<>();
        data.products().forEach(product -> pieces.put(product.id(), Inventory.MAX_QUANTITY));
        shop.inventory().receiveAll(pieces);
    }
}
