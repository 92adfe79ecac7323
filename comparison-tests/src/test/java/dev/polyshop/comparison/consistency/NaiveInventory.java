package dev.polyshop.comparison.consistency;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stock as it is written the first time: read, compute, write back. */
final class NaiveInventory implements Inventory {

    private final NaiveUnits records;

    NaiveInventory(NaiveUnits records) {
        this.records = records;
    }

    @Override
    public Optional<StockLevel> find(ProductId product) {
        return records.stockOf(product);
    }

    @Override
    public Map<ProductId, StockLevel> findAll(Collection<ProductId> products) {
        Map<ProductId, StockLevel> found = new HashMap<>();
        products.forEach(product -> find(product).ifPresent(level -> found.put(product, level)));
        return found;
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        return change(
                product,
                Long.MAX_VALUE,
                quantity,
                level -> new StockLevel(product, level.onHand() + quantity, level.reserved(), level.sold()));
    }

    @Override
    public void receiveAll(Map<ProductId, Integer> quantities) {
        quantities.forEach(this::receive);
    }

    @Override
    public StockChange take(ProductId product, int quantity) {
        return find(product)
                .map(level -> change(
                        product,
                        level.onHand(),
                        quantity,
                        known -> new StockLevel(
                                product, level.onHand() - quantity, level.reserved() + quantity, level.sold())))
                .orElse(new StockChange.UnknownProduct(product));
    }

    @Override
    public StockChange release(ProductId product, int quantity) {
        return find(product)
                .map(level -> change(
                        product,
                        level.reserved(),
                        quantity,
                        known -> new StockLevel(
                                product, level.onHand() + quantity, level.reserved() - quantity, level.sold())))
                .orElse(new StockChange.UnknownProduct(product));
    }

    @Override
    public StockChange sell(ProductId product, int quantity) {
        return find(product)
                .map(level -> change(
                        product,
                        level.reserved(),
                        quantity,
                        known -> new StockLevel(
                                product, level.onHand(), level.reserved() - quantity, level.sold() + quantity)))
                .orElse(new StockChange.UnknownProduct(product));
    }

    private StockChange change(
            ProductId product, long available, int quantity, Function<StockLevel, StockLevel> computed) {
        if (available < quantity) {
            return new StockChange.TooFew(product, available);
        }
        Optional<StockLevel> read = find(product);
        Thread.yield(); // As a round trip to a server would.
        return read.map(computed)
                .<StockChange>map(level -> {
                    records.setStock(level);
                    return new StockChange.Done(level);
                })
                .orElse(new StockChange.UnknownProduct(product));
    }
}
