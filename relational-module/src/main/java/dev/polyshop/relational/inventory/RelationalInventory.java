package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.units.WorkStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Stock in rows of its own, moved in the way of a mode. */
public final class RelationalInventory implements Inventory {

    private static final String LEVELS = StockRows.levels();
    private static final String RECEIVE_ALL = Sql.of(RelationalInventory.class, "receive-all");

    private final WorkStyle style;
    private final Transactions transactions;
    private final NamedParameterJdbcTemplate jdbc;
    private final StockRows rows;

    /** In the way of a mode. */
    public RelationalInventory(
            WorkStyle style, Transactions transactions, NamedParameterJdbcTemplate jdbc, StockRows rows) {
        this.style = style;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public Optional<StockLevel> find(ProductId product) {
        return Optional.ofNullable(findAll(List.of(product)).get(product));
    }

    @Override
    public Map<ProductId, StockLevel> findAll(Collection<ProductId> products) {
        Map<ProductId, StockLevel> found = new HashMap<>();
        transactions
                .read(() -> jdbc.query(
                        LEVELS,
                        Map.of(
                                "products",
                                Sql.uuids(
                                        products.stream().map(ProductId::value).toList())),
                        StockLevelRows.ROWS))
                .forEach(level -> found.put(level.product(), level));
        return found;
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        return move(Movement.RECEIVE, product, quantity);
    }

    @Override
    public void receiveAll(Map<ProductId, Integer> quantities) {
        quantities.values().forEach(Inventory::requireQuantity);
        List<UUID> products = new ArrayList<>();
        List<Integer> pieces = new ArrayList<>();
        quantities.forEach((product, quantity) -> {
            products.add(product.value());
            pieces.add(quantity);
        });
        transactions.writeRepeatedly(
                WorkStyle.ATOMIC_UPDATE.isolation(),
                () -> jdbc.update(
                        RECEIVE_ALL, Map.of("products", Sql.uuids(products), "quantities", Sql.integers(pieces))));
    }

    @Override
    public StockChange take(ProductId product, int quantity) {
        return move(Movement.TAKE, product, quantity);
    }

    @Override
    public StockChange release(ProductId product, int quantity) {
        return move(Movement.RELEASE, product, quantity);
    }

    @Override
    public StockChange sell(ProductId product, int quantity) {
        return move(Movement.SELL, product, quantity);
    }

    private StockChange move(Movement movement, ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        if (style == WorkStyle.ATOMIC_UPDATE) {
            return transactions.writeAtOnce(() -> rows.move(movement, product, quantity));
        }
        return style.write(transactions, () -> rows.move(movement, product, quantity));
    }
}
