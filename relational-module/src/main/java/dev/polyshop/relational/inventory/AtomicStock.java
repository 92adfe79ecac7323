package dev.polyshop.relational.inventory;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.relational.Sql;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        String move = MOVE.formatted(movement.assignments(), movement.condition());
        while (true) {
            Optional<StockLevel> moved = jdbc.query(move, parameters(product, quantity), StockLevelRows.ROWS).stream()
                    .findFirst();
            if (moved.isPresent()) {
                return new StockChange.Done(moved.get());
            }
            Optional<StockChange> refusal = refusal(movement, product, quantity);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
    }

    @Override
    public Optional<StockChange> takeAll(List<CartLine> lines) {
        List<CartLine> ordered = inOrder(lines);
        int[] counts = jdbc.batchUpdate(TAKE, parameters(ordered));
        Set<ProductId> refused = new HashSet<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                refused.add(ordered.get(i).product());
            }
        }
        return lines.stream()
                .filter(line -> refused.contains(line.product()))
                .findFirst()
                .map(line -> refusal(Movement.TAKE, line.product(), line.quantity())
                        .orElseThrow(() -> new ConflictException("product " + line.product()
                                + " came back on stock while its pieces were being taken")));
    }

    @Override
    public void settleAll(Movement movement, List<CartLine> lines) {
        String upToReserved = movement.assignments().replace(":quantity", "least(reserved, :quantity)");
        jdbc.batchUpdate(SETTLE.formatted(upToReserved), parameters(inOrder(lines)));
    }

    /**
     * What stands against it. The level is of a later snapshot (READ COMMITTED) than the UPDATE that found too few;
     * empty if there are enough by now.
     */
    private Optional<StockChange> refusal(Movement movement, ProductId product, int quantity) {
        Optional<StockLevel> level =
                jdbc
                        .query(levels, Map.of("products", Sql.uuids(List.of(product.value()))), StockLevelRows.ROWS)
                        .stream()
                        .findFirst();
        if (level.isEmpty()) {
            return Optional.of(new StockChange.UnknownProduct(product));
        }
        return level.map(movement::available)
                .filter(available -> available < quantity)
                .map(available -> new StockChange.TooFew(product, available));
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
