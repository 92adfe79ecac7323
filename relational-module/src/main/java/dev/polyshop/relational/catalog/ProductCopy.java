package dev.polyshop.relational.catalog;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.relational.CopyText;

/** Products as rows for COPY. */
public final class ProductCopy {

    /** The columns that a row fills. */
    public static final String COLUMNS =
            "id, sku, name, name_key, description, category_id, brand, tags, attributes, price_minor, currency, version";

    private ProductCopy() {}

    /**
     * Adds a product in its first version.
     *
     * @param category the id of its category
     */
    public static void add(CopyText rows, Product product, int category) {
        rows.add(product.id().value())
                .add(product.sku())
                .add(product.name())
                .add(product.nameKey())
                .add(product.description())
                .add(category)
                .add(product.brand())
                .add(product.tags())
                .add(AttributesJson.write(product.attributes()))
                .add(product.price().minorUnits())
                .add(product.price().currency().getCurrencyCode())
                .add(1)
                .endRow();
    }
}
