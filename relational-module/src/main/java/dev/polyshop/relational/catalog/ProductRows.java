package dev.polyshop.relational.catalog;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Products out of queries over many rows, straight into the shop's records. */
public final class ProductRows implements RowMapper<Product> {

    /** The one instance: it has no state. */
    public static final ProductRows ROWS = new ProductRows();

    /** The columns, of {@code product p join category c on c.id = p.category_id}. */
    public static final String COLUMNS = """
            p.id, p.sku, p.name, p.description, c.path, p.brand, p.tags, p.attributes, p.price_minor, p.currency, p.version""";

    private ProductRows() {}

    @Override
    public Product mapRow(ResultSet row, int number) throws SQLException {
        return new Product(
                new ProductId(row.getObject("id", UUID.class)),
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                CategoryPath.parse(row.getString("path")),
                row.getString("brand"),
                Set.of((String[]) row.getArray("tags").getArray()),
                AttributesJson.read(row.getString("attributes")),
                Money.ofMinor(row.getLong("price_minor"), Currency.getInstance(row.getString("currency"))),
                row.getLong("version"));
    }
}
