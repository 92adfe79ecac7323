package dev.polyshop.relational.catalog;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import java.util.List;
import java.util.Map;

/**
 * The order of a catalogue page and the condition that begins a page behind a place in it: keyset pagination, by row
 * comparison where all columns run the same way. Where an index has the filter's column before the order's, or there is
 * no filter, a page costs one descent of it, however deep it is; otherwise what the filter lets through is read and
 * sorted.
 *
 * @param orderBy the columns
 * @param behind the condition, on the parameters {@code price} and {@code id}
 */
record ProductOrder(String orderBy, String behind) {

    static ProductOrder of(ProductSort sort) {
        return switch (sort) {
            case NEWEST_FIRST -> new ProductOrder("p.id desc", "p.id < :id");
            case CHEAPEST_FIRST -> new ProductOrder("p.price_minor, p.id", "(p.price_minor, p.id) > (:price, :id)");
            case DEAREST_FIRST ->
                new ProductOrder(
                        "p.price_minor desc, p.id",
                        "p.price_minor <= :price and (p.price_minor < :price or p.id > :id)");
        };
    }

    static Cursor cursor(ProductSort sort, Product product) {
        return Cursor.of(sort, product.price().minorUnits(), product.id());
    }

    /** @throws InvalidDataException if the cursor is not one of a list in this order */
    static Map<String, Object> parameters(ProductSort sort, Cursor cursor) {
        List<String> parts = cursor.parts(3);
        try {
            if (parts.get(0).equals(sort.name())) {
                return Map.of(
                        "price",
                        Long.valueOf(parts.get(1)),
                        "id",
                        ProductId.parse(parts.get(2)).value());
            }
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
        }
        throw new InvalidDataException("not a cursor of a list sorted " + sort + ": " + cursor.token());
    }
}
