package dev.polyshop.relational.inventory;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads, computes, writes back. Whether that is safe depends on what it reads with and in which isolation. */
final class ComputedStock implements StockRows {

    private final StockAccess access;

    ComputedStock(StockAccess access) {
        this.access = access;
    }

    @Override
    public StockChange move(Movement movement, ProductId product, int quantity) {
        StockChange change = computed(movement, product, quantity, access.read(List.of(product)));
        if (change instanceof StockChange.Done(StockLevel level)) {
            access.write(List.of(level));
        }
        return change;
    }

    @Override
    public Optional<StockChange> takeAll(List<CartLine> lines) {
        Map<ProductId, StockLevel> levels = read(lines);
        List<StockLevel> after = new ArrayList<>();
        for (CartLine line : lines) {
            StockChange change = computed(Movement.TAKE, line.product(), line.quantity(), levels);
            if (!(change instanceof StockChange.Done(StockLevel level))) {
                return Optional.of(change);
            }
            after.add(level);
        }
        access.write(after);
        return Optional.empty();
    }

    @Override
    public void settleAll(Movement movement, List<CartLine> lines) {
        Map<ProductId, StockLevel> levels = read(lines);
        List<StockLevel> after = new ArrayList<>();
        for (CartLine line : lines) {
            StockLevel level = levels.get(line.product());
            if (level != null) {
                after.add(movement.apply(level, Math.min(line.quantity(), movement.available(level))));
            }
        }
        access.write(after);
    }

    private Map<ProductId, StockLevel> read(List<CartLine> lines) {
        return access.read(lines.stream().map(CartLine::product).toList());
    }

    private static StockChange computed(
            Movement movement, ProductId product, int quantity, Map<ProductId, StockLevel> levels) {
        StockLevel level = levels.get(product);
        if (level == null) {
            return new StockChange.UnknownProduct(product);
        }
        long available = movement.available(level);
        return available < quantity
                ? new StockChange.TooFew(product, available)
                : new StockChange.Done(movement.apply(level, quantity));
    }
}
