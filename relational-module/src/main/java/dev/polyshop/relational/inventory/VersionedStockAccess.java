package dev.polyshop.relational.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

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
        Map<UUID, StockLevel> byProduct = new HashMap<>();
        levels.forEach(level -> byProduct.put(level.product().value(), level));
        // They are in the persistence context since they were read: no query, and the versions of then.
        for (StockEntity entity : entities.findAllById(byProduct.keySet())) {
            entity.become(byProduct.getOrDefault(entity.getProductId(), entity.toLevel()));
        }
        entities.flush();
    }
}
