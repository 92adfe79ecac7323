package dev.polyshop.comparison.consistency.anomalies;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.util.Currency;

/**
 * A product on the stage.
 *
 * @param label its name in the story, as in {@code A}
 * @param product the product as it is added
 */
record Item(String label, Product product) {

    private static final Currency EUR = Currency.getInstance("EUR");

    ProductId id() {
        return product.id();
    }

    static Money money(long cents) {
        return Money.ofMinor(cents, EUR);
    }

    static String euros(long cents) {
        return money(cents).toString();
    }

    @Override
    public String toString() {
        return label;
    }
}
