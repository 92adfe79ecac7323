package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * By JPA entities with {@code @Version}: an UPDATE names the version that was read, and finds no row if another came
 * before it.
 */
final class VersionedStockAccess implements StockAccess {

    private final StockRepository entities;

    VersionedStockAccess(StockRepository entities) {
        this.entities = entities;
    }

    @Override
    public Map<ProductId, StockLevel> read(Collection<ProductId> products) {
        Map<ProductId, StockLevel> levels = new HashMap<>();
        entities.findAllById(products.stream().map(ProductId::value).toList())
                .forEach(entity -> levels.put(entity.toLevel().product(), entity.toLevel()));
        return levels;
    }

    @Override
    public void write(Collection<StockLevel> levels) {
        // By their ids they come out of the persistence context: no query, and the versions of when they were read.
        for (StockLevel level : levels) {
            entities.findById(level.product().value()).orElseThrow().become(level);
        }
        entities.flush();
    }
}
