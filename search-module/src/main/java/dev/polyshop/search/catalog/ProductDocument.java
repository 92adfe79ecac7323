package dev.polyshop.search.catalog;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.search.engine.Claimable;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Keyed;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * A product as it is indexed; the mapping is {@code products.json}.
 *
 * @param id the product's id, also as a field: lists are sorted by it, and {@code _id} itself cannot be sorted by
 * @param sku its SKU
 * @param name its name, for words and for suggestions
 * @param nameKey its name in the form that prefixes are compared in
 * @param description its description, for words
 * @param category its own category path
 * @param categories that path and all above it: a product is found in a category or below it by one term
 * @param brand its brand; none for none, so that it is not counted as one
 * @param tags its tags
 * @param attributes the attributes' displayed values by key
 * @param attributeTypes the attributes' {@link AttributeCodes} by key
 * @param priceMinor its price in minor units
 * @param currency the price's currency
 * @param version its version
 * @param claimedBy the unit of work that is about to change it or relies on it, if any
 */
@Document(indexName = "#{@namespace.alias('products')}", createIndex = false)
public record ProductDocument(
        @Id String id,
        String sku,
        String name,
        String nameKey,
        String description,
        String category,
        List<String> categories,
        @Nullable String brand,
        List<String> tags,
        Map<String, String> attributes,
        Map<String, String> attributeTypes,
        long priceMinor,
        String currency,
        long version,
        @Nullable String claimedBy)
        implements Keyed, Claimable<ProductDocument> {

    /** The index of products. */
    public static final Kind<ProductDocument> KIND = Kind.of("products", ProductDocument.class);

    /** The document of a product. */
    public static Ref<ProductDocument> ref(ProductId id) {
        return KIND.ref(id);
    }

    /** The document of a product as it is. */
    public static ProductDocument of(Product product) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> types = new HashMap<>();
        product.attributes().forEach((key, value) -> {
            values.put(key, value.display());
            types.put(key, AttributeCodes.of(value));
        });
        return new ProductDocument(
                product.id().toString(),
                product.sku(),
                product.name(),
                product.nameKey(),
                product.description(),
                product.category().toString(),
                product.category().fromTop().stream()
                        .map(CategoryPath::toString)
                        .toList(),
                product.brand().isEmpty() ? null : product.brand(),
                List.copyOf(product.tags()),
                values,
                types,
                product.price().minorUnits(),
                product.price().currency().getCurrencyCode(),
                product.version(),
                null);
    }

    /** The SKU. */
    @Override
    public Ref<KeyDocument> uniqueKey() {
        return skuKey(sku);
    }

    /** The key that a SKU is. */
    public static Ref<KeyDocument> skuKey(String sku) {
        return KeyDocument.ref("sku", sku);
    }

    @Override
    public ProductDocument withClaim(@Nullable String attempt) {
        return new ProductDocument(
                id,
                sku,
                name,
                nameKey,
                description,
                category,
                categories,
                brand,
                tags,
                attributes,
                attributeTypes,
                priceMinor,
                currency,
                version,
                attempt);
    }

    /** The product. */
    public Product toProduct() {
        Map<String, AttributeValue> values = new TreeMap<>();
        attributes.forEach((key, display) ->
                values.put(key, AttributeCodes.value(display, attributeTypes.getOrDefault(key, AttributeCodes.TEXT))));
        return new Product(
                ProductId.parse(id),
                sku,
                name,
                description,
                CategoryPath.parse(category),
                brand == null ? "" : brand,
                Set.copyOf(tags),
                values,
                Money.ofMinor(priceMinor, Currency.getInstance(currency)),
                version);
    }
}
