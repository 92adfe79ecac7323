package dev.polyshop.comparison.datasets.load;

import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.RowSource;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import java.util.Iterator;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/**
 * One of the three kinds of rows, and the two ways into a store that are measured against each other.
 *
 * @param name in the plural
 * @param source where they come from
 * @param throughShop the shop's import
 * @param throughFloor the store's own bulk path
 * @param rowCount how many rows one item counts as: an order counts its lines
 * @param text about how many characters an item takes in memory
 */
record RowKind<T>(
        String name,
        Function<Dataset, RowSource<T>> source,
        BiFunction<Shop, Iterator<T>, ImportReport> throughShop,
        ToLongBiFunction<BulkFloor, Iterator<T>> throughFloor,
        ToLongFunction<T> rowCount,
        ToLongFunction<T> text) {

    private static final int OBJECT = 100;

    static final RowKind<Customer> CUSTOMERS = new RowKind<>(
            "customers",
            Dataset::customers,
            (shop, rows) -> shop.customers().importAll(rows),
            BulkFloor::loadCustomers,
            customer -> 1,
            customer -> OBJECT * (2L + customer.addresses().size()));

    static final RowKind<Product> PRODUCTS = new RowKind<>(
            "products",
            Dataset::products,
            (shop, rows) -> shop.catalog().importAll(rows),
            BulkFloor::loadProducts,
            product -> 1,
            RowKind::textOf);

    static final RowKind<Order> ORDERS = new RowKind<>(
            "orders",
            Dataset::orders,
            (shop, rows) -> shop.orders().importAll(rows),
            BulkFloor::loadOrders,
            order -> order.lines().size(),
            order -> OBJECT * (2L + order.lines().size()));

    private static long textOf(Product product) {
        long text =
                OBJECT * 5L + product.name().length() + product.description().length();
        for (AttributeValue value : product.attributes().values()) {
            text += OBJECT + (value instanceof AttributeValue.Text(String words) ? words.length() : 0);
        }
        return text;
    }
}
