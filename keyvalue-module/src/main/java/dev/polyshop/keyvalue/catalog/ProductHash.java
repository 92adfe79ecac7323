package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A product as the fields of a hash. A hash and not JSON: scripts read just the fields they need (the price of a line,
 * the version to compare), and a changed price is one field written.
 */
public final class ProductHash {

    /** The field that scripts compare versions by. */
    public static final String VERSION = "version";

    private static final String ATTRIBUTE = "a:";
    /** Tags are texts of one line. */
    private static final String TAG_SEPARATOR = "\n";

    private ProductHash() {}

    /** The fields. */
    public static Map<String, String> write(Product product) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("sku", product.sku());
        fields.put("name", product.name());
        fields.put("description", product.description());
        fields.put("category", product.category().toString());
        fields.put("brand", product.brand());
        fields.put("tags", tags(product));
        fields.put("price", Long.toString(product.price().minorUnits()));
        fields.put("currency", product.price().currency().getCurrencyCode());
        fields.put(VERSION, Long.toString(product.version()));
        product.attributes().forEach((key, value) -> fields.put(ATTRIBUTE + key, AttributeText.write(value)));
        return fields;
    }

    /** The product again; empty if there are no fields, since an empty hash does not exist in Redis. */
    public static Optional<Product> read(ProductId id, Map<String, String> fields) {
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> attributes = new HashMap<>();
        fields.forEach((field, value) -> {
            if (field.startsWith(ATTRIBUTE)) {
                attributes.put(field.substring(ATTRIBUTE.length()), AttributeText.read(value));
            }
        });
        return Optional.of(new Product(
                id,
                text(fields, "sku"),
                text(fields, "name"),
                text(fields, "description"),
                CategoryPath.parse(text(fields, "category")),
                text(fields, "brand"),
                tags(text(fields, "tags")),
                attributes,
                Money.ofMinor(Long.parseLong(text(fields, "price")), Currency.getInstance(text(fields, "currency"))),
                Long.parseLong(text(fields, VERSION))));
    }

    static String tags(Product product) {
        return String.join(TAG_SEPARATOR, product.tags());
    }

    private static Set<String> tags(String text) {
        return text.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(text.split(TAG_SEPARATOR)));
    }

    private static String text(Map<String, String> fields, String field) {
        return Objects.requireNonNull(fields.get(field), () -> "a product hash without " + field);
    }
}
