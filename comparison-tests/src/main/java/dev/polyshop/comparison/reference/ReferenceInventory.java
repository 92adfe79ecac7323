package dev.polyshop.comparison.reference;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Stock levels in a map by product. */
final class ReferenceInventory implements Inventory {

    private final ReferenceData data;

    ReferenceInventory(ReferenceData data) {
        this.data = data;
    }

    @Override
    public Optional<StockLevel> find(ProductId product) {
        synchronized (data) {
            return Optional.ofNullable(data.stock.get(product));
        }
    }

    @Override
    public Map<ProductId, StockLevel> findAll(Collection<ProductId> products) {
        synchronized (data) {
            Map<ProductId, StockLevel> found = new TreeMap<>();
            for (ProductId product : products) {
                find(product).ifPresent(level -> found.put(product, level));
            }
            return found;
        }
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return change(product, quantity, level -> Long.MAX_VALUE, level -> received(level, quantity));
    }

    @Override
    public void receiveAll(Map<ProductId, Integer> quantities) {
        quantities.values().forEach(Inventory::requireQuantity);
        synchronized (data) {
            quantities.forEach(
                    (product, quantity) -> find(product).ifPresent(level -> data.setStock(received(level, quantity))));
        }
    }

    @Override
    public StockChange take(ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return change(product, quantity, StockLevel::onHand, level -> taken(level, quantity));
    }

    @Override
    public StockChange release(ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return change(product, quantity, StockLevel::reserved, level -> released(level, quantity));
    }

    @Override
    public StockChange sell(ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return change(product, quantity, StockLevel::reserved, level -> sold(level, quantity));
    }

    static StockLevel taken(StockLevel level, long quantity) {
        return new StockLevel(level.product(), level.onHand() - quantity, level.reserved() + quantity, level.sold());
    }

    static StockLevel released(StockLevel level, long quantity) {
        return new StockLevel(level.product(), level.onHand() + quantity, level.reserved() - quantity, level.sold());
    }

    static StockLevel sold(StockLevel level, long quantity) {
        return new StockLevel(level.product(), level.onHand(), level.reserved() - quantity, level.sold() + quantity);
    }

    private static StockLevel received(StockLevel level, long quantity) {
        return new StockLevel(level.product(), level.onHand() + quantity, level.reserved(), level.sold());
    }

    private StockChange change(
            ProductId product, int quantity, ToLongFunction<StockLevel> available, UnaryOperator<StockLevel> movement) {
        synchronized (data) {
            StockLevel level = data.stock.get(product);
            if (level == null) {
                return new StockChange.UnknownProduct(product);
            }
            if (available.applyAsLong(level) < quantity) {
                return new StockChange.TooFew(product, available.applyAsLong(level));
            }
            StockLevel after = movement.apply(level);
            data.setStock(after);
            return new StockChange.Done(after);
        }
    }
}
