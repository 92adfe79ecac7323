package dev.polyshop.relational.inventory;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.relational.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * One UPDATE with the arithmetic in its SET and the condition in its WHERE. At READ COMMITTED it waits for another
 * transaction's update of the row and then looks at the condition again on the row as that one left it (EvalPlanQual):
 * nothing can come in between, and nothing has to be repeated.
 */
final class AtomicStock implements StockRows {

    private static final String MOVE = """
            update stock set %s, version = version + 1
            where product_id = :product and %s
            returning product_id, on_hand, reserved, sold""";
    private static final String TAKE = """
            update stock set %s, version = version + 1
            where product_id = :product and %s""".formatted(Movement.TAKE.assignments(), Movement.TAKE.condition());
    private static final String SETTLE = "update stock set %s, version = version + 1 where product_id = :product";

    private final NamedParameterJdbcTemplate jdbc;
    private final String levels = StockRows.levels();

    AtomicStock(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StockChange move(Movement movement, ProductId product, int quantity) {
        return jdbc
                .query(
                        MOVE.formatted(movement.assignments(), movement.condition()),
                        parameters(product, quantity),
                        StockLevelRows.ROWS)
                .stream()
                .findFirst()
                .<StockChange>map(StockChange.Done::new)
                .orElseGet(() -> refusal(movement, product));
    }

    @Override
    public Optional<StockChange> takeAll(List<CartLine> lines) {
        List<CartLine> ordered = inOrder(lines);
        int[] counts = jdbc.batchUpdate(TAKE, parameters(ordered));
        List<ProductId> refused = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                refused.add(ordered.get(i).product());
            }
        }
        return lines.stream()
                .map(CartLine::product)
                .filter(refused::contains)
                .findFirst()
                .map(product -> refusal(Movement.TAKE, product));
    }

    @Override
    public void settleAll(Movement movement, List<CartLine> lines) {
        String upToReserved = movement.assignments().replace(":quantity", "least(reserved, :quantity)");
        jdbc.batchUpdate(SETTLE.formatted(upToReserved), parameters(inOrder(lines)));
    }

    private StockChange refusal(Movement movement, ProductId product) {
        return jdbc.query(levels, Map.of("products", Sql.uuids(List.of(product.value()))), StockLevelRows.ROWS).stream()
                .findFirst()
                .<StockChange>map((StockLevel level) -> new StockChange.TooFew(product, movement.available(level)))
                .orElseGet(() -> new StockChange.UnknownProduct(product));
    }

    private static List<CartLine> inOrder(List<CartLine> lines) {
        return lines.stream().sorted(Comparator.comparing(CartLine::product)).toList();
    }

    private static MapSqlParameterSource[] parameters(List<CartLine> lines) {
        return lines.stream()
                .map(line -> parameters(line.product(), line.quantity()))
                .toArray(MapSqlParameterSource[]::new);
    }

    private static MapSqlParameterSource parameters(ProductId product, int quantity) {
        return new MapSqlParameterSource().addValue("product", product.value()).addValue("quantity", quantity);
    }
}
