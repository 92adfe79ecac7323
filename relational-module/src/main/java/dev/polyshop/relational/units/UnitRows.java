package dev.polyshop.relational.units;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.catalog.AttributesJson;
import dev.polyshop.relational.catalog.ProductRows;
import dev.polyshop.relational.inventory.StockLevelRows;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The statements of a unit, plain: what they add up to is the isolation's business. */
class UnitRows {

    private static final String PRODUCTS =
            "select " + ProductRows.COLUMNS + " from product p join category c on c.id = p.category_id where ";
    private static final String STOCK = "select product_id, on_hand, reserved, sold from stock where product_id = :id";
    private static final String ADD = Sql.of(UnitRows.class, "add-product");

    private final JdbcClient jdbc;
    private final boolean locking;

    UnitRows(Connection connection, boolean locking) {
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.locking = locking;
    }

    static UnitRows of(WorkStyle style, Connection connection) {
        return switch (style) {
            case NAIVE -> new NaiveUnitRows(connection);
            case OPTIMISTIC -> new VersionedUnitRows(connection);
            case ROW_LOCK -> new UnitRows(connection, true);
            case ATOMIC_UPDATE, REPEATABLE_READ, SERIALIZABLE -> new UnitRows(connection, false);
        };
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Optional<Product> product(ProductId id) {
        return jdbc.sql(PRODUCTS + "p.id = :id" + (locking ? " for update of p" : ""))
                .param("id", id.value())
                .query(ProductRows.ROWS)
                .optional();
    }

    List<Product> productsOfBrand(String brand) {
        return jdbc.sql(PRODUCTS + "p.brand = :brand order by p.id" + (locking ? " for update of p" : ""))
                .param("brand", Sql.soughtLine(brand))
                .query(ProductRows.ROWS)
                .list();
    }

    int add(Product product, int category) {
        return jdbc.sql(ADD)
                .param("id", product.id().value())
                .param("sku", product.sku())
                .param("name", product.name())
                .param("nameKey", product.nameKey())
                .param("description", product.description())
                .param("category", category)
                .param("brand", product.brand())
                .param("tags", product.tags().toArray(String[]::new))
                .param("attributes", AttributesJson.write(product.attributes()))
                .param("price", product.price().minorUnits())
                .param("currency", product.price().currency().getCurrencyCode())
                .update();
    }

    int setPrice(ProductId id, Money price) {
        return jdbc.sql("""
                        update product set price_minor = :price, currency = :currency, version = version + 1
                        where id = :id""")
                .param("id", id.value())
                .param("price", price.minorUnits())
                .param("currency", price.currency().getCurrencyCode())
                .update();
    }

    long raisePrices(String brand, Money amount) {
        return jdbc.sql("""
                        update product set price_minor = price_minor + :amount, version = version + 1
                        where brand = :brand and currency = :currency""")
                .param("brand", Sql.soughtLine(brand))
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .update();
    }

    long removePriced(String brand, Money price) {
        return jdbc.sql("delete from product where brand = :brand and price_minor = :price and currency = :currency")
                .param("brand", Sql.soughtLine(brand))
                .param("price", price.minorUnits())
                .param("currency", price.currency().getCurrencyCode())
                .update();
    }

    Optional<StockLevel> stock(ProductId product) {
        return jdbc.sql(STOCK + (locking ? " for update" : ""))
                .param("id", product.value())
                .query(StockLevelRows.ROWS)
                .optional();
    }

    int setOnHand(ProductId product, long onHand) {
        return jdbc.sql("update stock set on_hand = :onHand, version = version + 1 where product_id = :id")
                .param("id", product.value())
                .param("onHand", onHand)
                .update();
    }
}
