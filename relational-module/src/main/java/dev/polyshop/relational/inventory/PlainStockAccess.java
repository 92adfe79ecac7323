package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.relational.Sql;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * By SELECT and UPDATE. With a lock, the SELECT is {@code FOR UPDATE}: it waits until others are done, and they wait
 * from then on. Without one, nothing at READ COMMITTED keeps another update in between from being overwritten; at
 * REPEATABLE READ and above, PostgreSQL refuses the later one (SQLSTATE 40001).
 */
final class PlainStockAccess implements StockAccess {

    private static final String WRITE = """
            update stock set on_hand = :onHand, reserved = :reserved, sold = :sold, version = version + 1
            where product_id = :product""";

    private final NamedParameterJdbcTemplate jdbc;
    private final String read;

    PlainStockAccess(NamedParameterJdbcTemplate jdbc, boolean locking) {
        this.jdbc = jdbc;
        this.read = StockRows.levels() + (locking ? "for update" : "");
    }

    @Override
    public Map<ProductId, StockLevel> read(Collection<ProductId> products) {
        Map<ProductId, StockLevel> levels = new HashMap<>();
        jdbc.query(
                        read,
                        Map.of(
                                "products",
                                Sql.uuids(
                                        products.stream().map(ProductId::value).toList())),
                        StockLevelRows.ROWS)
                .forEach(level -> levels.put(level.product(), level));
        return levels;
    }

    @Override
    public void write(Collection<StockLevel> levels) {
        jdbc.batchUpdate(
                WRITE,
                levels.stream()
                        .sorted(Comparator.comparing(StockLevel::product))
                        .map(level -> new MapSqlParameterSource()
                                .addValue("onHand", level.onHand())
                                .addValue("reserved", level.reserved())
                                .addValue("sold", level.sold())
                                .addValue("product", level.product().value()))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
