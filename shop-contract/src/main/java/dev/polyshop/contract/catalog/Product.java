package dev.polyshop.contract.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.TextBounds;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A product as the catalogue shows it.
 *
 * @param id its id
 * @param sku its unique stock-keeping unit, compared letter by letter: 1 to 64 characters; it never changes
 * @param name 1 to 500 characters
 * @param description 0 to 200,000 characters, line breaks allowed
 * @param category where it stands
 * @param brand 0 to 100 characters; empty for none
 * @param tags up to 50 words of 1 to 60 characters
 * @param attributes up to 500 free attributes by key; a key is 1 to 100 characters, compared letter by letter
 * @param price not negative
 * @param version 1 for a new product, and one more with each change
 */
public record Product(
        ProductId id,
        String sku,
        String name,
        String description,
        CategoryPath category,
        String brand,
        Set<String> tags,
        Map<String, AttributeValue> attributes,
        Money price,
        long version) {

    /** @throws InvalidDataException if a field is out of bounds */
    public Product {
        TextBounds.line("SKU", sku, 1, 64);
        TextBounds.line("product name", name, 1, 500);
        TextBounds.prose("description", description, 200_000);
        TextBounds.line("brand", brand, 0, 100);
        if (tags.size() > 50) {
            throw new InvalidDataException("a product has at most 50 tags, not " + tags.size());
        }
        tags.forEach(tag -> TextBounds.line("tag", tag, 1, 60));
        if (attributes.size() > 500) {
            throw new InvalidDataException("a product has at most 500 attributes, not " + attributes.size());
        }
        attributes.keySet().forEach(key -> TextBounds.line("attribute key", key, 1, 100));
        if (price.isNegative()) {
            throw new InvalidDataException("price " + price + " is negative");
        }
        if (version < 1) {
            throw new InvalidDataException("version " + version + " is below 1");
        }
        SortedSet<String> sortedTags = new TreeSet<>(tags);
        SortedMap<String, AttributeValue> sortedAttributes = new TreeMap<>(attributes);
        tags = Collections.unmodifiableSet(sortedTags);
        attributes = Collections.unmodifiableMap(sortedAttributes);
    }

    /** The name in the form that prefixes are compared in: lower case by the root locale. */
    public String nameKey() {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The same product under another name. */
    public Product withName(String other) {
        return new Product(id, sku, other, description, category, brand, tags, attributes, price, version);
    }

    /** The same product in another category. */
    public Product withCategory(CategoryPath other) {
        return new Product(id, sku, name, description, other, brand, tags, attributes, price, version);
    }

    /** The same product at another price. */
    public Product withPrice(Money other) {
        return new Product(id, sku, name, description, category, brand, tags, attributes, other, version);
    }

    /** The same product with other attributes. */
    public Product withAttributes(Map<String, AttributeValue> others) {
        return new Product(id, sku, name, description, category, brand, tags, others, price, version);
    }

    /** The same product in another version. */
    public Product withVersion(long other) {
        return new Product(id, sku, name, description, category, brand, tags, attributes, price, other);
    }
}
