package dev.polyshop.keyvalue.reports;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads the stock and the SKU of many products, a batch in two round trips. */
final class StockList {

    private static final int BATCH = 1_000;

    private final Redis redis;
    private final StockKeys stocks;
    private final ProductKeys products;

    StockList(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.stocks = new StockKeys(keyspace);
        this.products = new ProductKeys(keyspace);
    }

    /** Gives the stock and the SKU of those of the products that are in the catalogue. */
    void of(Collection<String> ids, BiConsumer<StockLevel, String> each) {
        List<ProductId> all = ids.stream().map(ProductId::parse).toList();
        for (int from = 0; from < all.size(); from += BATCH) {
            List<ProductId> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            var counters = redis.fieldsOfAll(
                    batch.stream().map(stocks::stock).toList(), StockHash.ON_HAND, StockHash.RESERVED, StockHash.SOLD);
            List<Optional<String>> skus =
                    redis.fieldOfAll(batch.stream().map(products::product).toList(), "sku");
            for (int i = 0; i < batch.size(); i++) {
                Optional<StockLevel> level = StockHash.read(batch.get(i), counters.get(i));
                Optional<String> sku = skus.get(i);
                if (level.isPresent() && sku.isPresent()) {
                    each.accept(level.get(), sku.get());
                }
            }
        }
    }
}
