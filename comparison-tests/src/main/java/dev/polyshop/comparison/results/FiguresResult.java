package dev.polyshop.comparison.results;

import java.util.List;
import java.util.Map;

/**
 * What a merchant asks first of the data, as plain Java adds it up over the rows, and which stores' reports say the
 * same to the minor unit.
 *
 * @param currency ISO 4217
 * @param revenue of all orders but the cancelled ones, before discounts
 * @param byMonth the same by month, as in {@code 2011-11}
 * @param topProducts SKUs with the most revenue, highest first
 * @param topCustomers ids with the highest value, highest first
 * @param agrees by store, whether its reports say the same
 */
public record FiguresResult(
        String currency,
        String revenue,
        Map<String, String> byMonth,
        List<Ranked> topProducts,
        List<Ranked> topCustomers,
        Map<String, Boolean> agrees) {

    /** Keeps its own copies of the lists. */
    public FiguresResult {
        topProducts = List.copyOf(topProducts);
        topCustomers = List.copyOf(topCustomers);
    }

    /**
     * A line of a ranking.
     *
     * @param key the SKU, or the customer's id
     * @param amount its figure in the currency
     */
    public record Ranked(String key, String amount) {}
}
