package dev.polyshop.comparison.latency;

import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reports.Period;
import java.util.Currency;
import java.util.List;

/**
 * What the shop under load holds, as far as operations choose from it and check answers by it.
 *
 * @param products the products
 * @param categories categories that hold products
 * @param words words that occur in names of products
 * @param customers customers with orders
 * @param period when the orders were placed
 * @param currency what they were paid in
 */
public record LatencyData(
        List<Product> products,
        List<CategoryPath> categories,
        List<String> words,
        List<CustomerId> customers,
        Period period,
        Currency currency) {

    /** Derives categories and words from the products. */
    public static LatencyData of(List<Product> products, List<CustomerId> customers, Period period, Currency currency) {
        return new LatencyData(
                List.copyOf(products),
                products.stream().map(Product::category).distinct().sorted().toList(),
                products.stream()
                        .flatMap(product -> List.of(product.name().split("[^\\p{L}]+")).stream())
                        .filter(word -> word.length() > 3)
                        .distinct()
                        .sorted()
                        .limit(1_000)
                        .toList(),
                List.copyOf(customers),
                period,
                currency);
    }
}
