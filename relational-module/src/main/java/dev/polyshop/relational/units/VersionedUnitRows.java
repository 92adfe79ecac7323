package dev.polyshop.relational.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.relational.inventory.StockLevelRows;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers the version of each row read, and writes only over that one. A row that was not read is written as it is:
 * nothing was computed from it.
 */
final class VersionedUnitRows extends UnitRows {

    private final Map<ProductId, Long> productVersions = new HashMap<>();
    private final Map<ProductId, Long> stockVersions = new HashMap<>();

    VersionedUnitRows(Connection connection) {
        super(connection, false);
    }

    @Override
    Optional<Product> product(ProductId id) {
        Optional<Product> product = super.product(id);
        product.ifPresent(read -> productVersions.put(id, read.version()));
        return product;
    }

    @Override
    List<Product> productsOfBrand(String brand) {
        List<Product> products = super.productsOfBrand(brand);
        products.forEach(read -> productVersions.put(read.id(), read.version()));
        return products;
    }

    @Override
    Optional<StockLevel> stock(ProductId product) {
        return jdbc().sql("select product_id, on_hand, reserved, sold, version from stock where product_id = :id")
                .param("id", product.value())
                .query((row, number) -> {
                    stockVersions.put(product, row.getLong("version"));
                    return StockLevelRows.ROWS.mapRow(row, number);
                })
                .optional();
    }

    @Override
    int setPrice(ProductId id, Money price) {
        return overVersion(
                "product",
                productVersions,
                id,
                () -> jdbc().sql("""
                        update product set price_minor = :price, currency = :currency, version = version + 1
                        where id = :id and version = :version""")
                        .param("id", id.value())
                        .param("price", price.minorUnits())
                        .param("currency", price.currency().getCurrencyCode())
                        .param("version", productVersions.get(id))
                        .update(),
                () -> super.setPrice(id, price));
    }

    /** Its own change is no reason to refuse a later one. */
    @Override
    long raisePrices(String brand, Money amount) {
        long raised = super.raisePrices(brand, amount);
        super.productsOfBrand(brand).stream()
                .filter(product -> productVersions.getOrDefault(product.id(), 0L) + 1 == product.version())
                .forEach(product -> productVersions.put(product.id(), product.version()));
        return raised;
    }

    @Override
    int setOnHand(ProductId product, long onHand) {
        return overVersion(
                "stock of product",
                stockVersions,
                product,
                () -> jdbc().sql("""
                        update stock set on_hand = :onHand, version = version + 1
                        where product_id = :id and version = :version""")
                        .param("id", product.value())
                        .param("onHand", onHand)
                        .param("version", stockVersions.get(product))
                        .update(),
                () -> super.setOnHand(product, onHand));
    }

    private static int overVersion(
            String what,
            Map<ProductId, Long> versions,
            ProductId id,
            Supplier<Integer> guarded,
            Supplier<Integer> plain) {
        Long seen = versions.get(id);
        if (seen == null) {
            return plain.get();
        }
        if (guarded.get() == 0) {
            throw new ConflictException(what + " " + id + " was changed since it was read in version " + seen);
        }
        versions.put(id, seen + 1);
        return 1;
    }
}
