package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.keyvalue.engine.Keyspace;
import java.util.Currency;
import java.util.Locale;

/**
 * The keys of products and of what they are found by.
 *
 * @param keys the shop's keys
 */
public record ProductKeys(Keyspace keys) {

    /** Hash: the product. */
    public String product(ProductId id) {
        return keys.key("product", id);
    }

    /** Hash: SKU → product id. It makes the SKU unique, and its length is the number of products. */
    public String bySku() {
        return keys.key("products:by-sku");
    }

    /** Sorted set by bytes: all products in one order. */
    public String shelf(ProductSort sort) {
        return keys.key("products:" + word(sort));
    }

    /** Sorted set by bytes: the products in a category or below it in one order. */
    public String shelf(CategoryPath category, ProductSort sort) {
        return keys.keyOfTexts("category:" + word(sort), category.toString());
    }

    /** Sorted set by bytes: the paths of categories that hold, or once held, products. */
    public String categories() {
        return keys.key("categories");
    }

    /** Sorted set by score: product id at its price in minor units. */
    public String prices() {
        return keys.key("products:price");
    }

    /** Set: the products priced in a currency. */
    public String currency(Currency currency) {
        return keys.key("currency", currency.getCurrencyCode());
    }

    /** Set: the products of a brand. */
    public String brand(String brand) {
        return keys.keyOfTexts("brand", brand);
    }

    /** Set: the products with a tag. */
    public String tag(String tag) {
        return keys.keyOfTexts("tag", tag);
    }

    /** Set: the products with an attribute value. */
    public String attribute(String key, AttributeValue value) {
        return keys.keyOfTexts("attribute", key, AttributeText.write(value));
    }

    /** Sorted set by score: product id at the value of a number attribute. */
    public String numbers(String attribute) {
        return keys.keyOfTexts("numbers", attribute);
    }

    /** Hash: product id → brand. Columns answer what all hits of a search have, in one command. */
    public String brandColumn() {
        return keys.key("column:brand");
    }

    /** Hash: product id → category path. */
    public String categoryColumn() {
        return keys.key("column:category");
    }

    /** Hash: product id → its tags, one a line. */
    public String tagColumn() {
        return keys.key("column:tags");
    }

    /** Hash: product id → the attribute's displayed value. Its fields are the products that have the attribute. */
    public String attributeColumn(String attribute) {
        return keys.keyOfTexts("column:attribute", attribute);
    }

    private static String word(ProductSort sort) {
        return sort.name().toLowerCase(Locale.ROOT).replace("_first", "");
    }
}
