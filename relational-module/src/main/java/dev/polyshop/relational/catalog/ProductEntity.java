package dev.polyshop.relational.catalog;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.relational.AssignedId;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A product's row. Its {@code search} column is the server's own business: an UPDATE of none of the texts that it is
 * made of leaves it alone, and long texts where they are stored (TOAST).
 */
@Entity
@DynamicUpdate
@Table(name = "product")
class ProductEntity extends AssignedId<UUID> {

    @Id
    private UUID id;

    private String sku;
    private String name;
    private String nameKey;
    private String description;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "category_id")
    private CategoryEntity category;

    private String brand;
    private String[] tags;

    @Convert(converter = AttributesConverter.class)
    @ColumnTransformer(write = "cast(? as jsonb)")
    private Map<String, AttributeValue> attributes;

    private long priceMinor;
    private String currency;

    @Version
    private long version;

    @SuppressWarnings("NullAway.Init")
    protected ProductEntity() {
        super(false);
    }

    @SuppressWarnings("NullAway.Init") // The rest is filled in by become.
    ProductEntity(Product product, CategoryEntity category) {
        super(true);
        id = product.id().value();
        sku = product.sku();
        version = 1;
        become(product, category);
    }

    /** Takes over all but the id, the SKU and the version. */
    void become(Product product, CategoryEntity newCategory) {
        name = product.name();
        nameKey = product.nameKey();
        description = product.description();
        category = newCategory;
        brand = product.brand();
        tags = product.tags().toArray(String[]::new);
        attributes = product.attributes();
        priceMinor = product.price().minorUnits();
        currency = product.price().currency().getCurrencyCode();
    }

    Product toProduct() {
        return new Product(
                new ProductId(id),
                sku,
                name,
                description,
                CategoryPath.parse(category.path()),
                brand,
                Set.of(tags),
                attributes,
                Money.ofMinor(priceMinor, Currency.getInstance(currency)),
                version);
    }

    @Override
    public UUID getId() {
        return id;
    }

    String sku() {
        return sku;
    }

    long version() {
        return version;
    }
}
