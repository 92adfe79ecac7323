package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;

/** Stock levels out of rows. */
public final class StockLevelRows implements RowMapper<StockLevel> {

    /** The one instance: it has no state. */
    public static final StockLevelRows ROWS = new StockLevelRows();

    private StockLevelRows() {}

    @Override
    public StockLevel mapRow(ResultSet row, int number) throws SQLException {
        return new StockLevel(
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getLong("on_hand"),
                row.getLong("reserved"),
                row.getLong("sold"));
    }
}
