package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A product in the making.
 *
 * @param product as it stands so far
 */
public record ProductDraft(Product product) {

    /** A plain product of a brand, in a category of the brand's name, at 10 euros. */
    static ProductDraft of(String sku, String name, String brand) {
        return new ProductDraft(new Product(
                ProductId.next(),
                sku,
                name,
                "",
                CategoryPath.parse(brand),
                brand,
                Set.of(),
                Map.of(),
                Money.of("10.00", "EUR"),
                1));
    }

    /** With this id. */
    public ProductDraft id(ProductId id) {
        Product p = product;
        return new ProductDraft(new Product(
                id,
                p.sku(),
                p.name(),
                p.description(),
                p.category(),
                p.brand(),
                p.tags(),
                p.attributes(),
                p.price(),
                1));
    }

    /** With this SKU. */
    public ProductDraft sku(String sku) {
        return with(sku, product.name(), product.description(), product.brand(), product.tags());
    }

    /** With this name. */
    public ProductDraft named(String name) {
        return new ProductDraft(product.withName(name));
    }

    /** With this description. */
    public ProductDraft described(String description) {
        return with(product.sku(), product.name(), description, product.brand(), product.tags());
    }

    /** Of this brand. */
    public ProductDraft brand(String brand) {
        return with(product.sku(), product.name(), product.description(), brand, product.tags());
    }

    /** Carrying these tags. */
    public ProductDraft tagged(String... tags) {
        return with(product.sku(), product.name(), product.description(), product.brand(), Set.of(tags));
    }

    /** In a category below the rule's own. */
    public ProductDraft in(String below) {
        return new ProductDraft(product.withCategory(CategoryPath.parse(product.brand() + "/" + below)));
    }

    /** In any category. */
    public ProductDraft at(CategoryPath category) {
        return new ProductDraft(product.withCategory(category));
    }

    /** With this attribute as well. */
    public ProductDraft with(String key, AttributeValue value) {
        Map<String, AttributeValue> more = new TreeMap<>(product.attributes());
        more.put(key, value);
        return new ProductDraft(product.withAttributes(more));
    }

    /** At this price. */
    public ProductDraft priced(String amount, String currency) {
        return new ProductDraft(product.withPrice(Money.of(amount, currency)));
    }

    private ProductDraft with(String sku, String name, String description, String brand, Set<String> tags) {
        Product p = product;
        return new ProductDraft(
                new Product(p.id(), sku, name, description, p.category(), brand, tags, p.attributes(), p.price(), 1));
    }
}
