package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.catalog.ProductIndex;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import dev.polyshop.keyvalue.reviews.ReviewKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The writes of a unit's steps, with all that belongs to a product. */
final class UnitWrites {

    private final ProductIndex index;
    private final ProductKeys products;
    private final StockKeys stock;
    private final ReviewKeys reviews;

    UnitWrites(Keyspace keyspace) {
        this.index = new ProductIndex(keyspace);
        this.products = new ProductKeys(keyspace);
        this.stock = new StockKeys(keyspace);
        this.reviews = new ReviewKeys(keyspace);
    }

    List<RedisWrite> creation(Product product) {
        List<RedisWrite> writes = new ArrayList<>();
        writes.add(RedisWrite.hset(products.bySku(), product.sku(), product.id().toString()));
        writes.add(stock(new StockLevel(product.id(), 0, 0, 0)));
        writes.addAll(index.additions(product));
        return writes;
    }

    List<RedisWrite> change(Product from, Product to) {
        return index.changes(from, to);
    }

    List<RedisWrite> removal(Product product) {
        ProductId id = product.id();
        List<RedisWrite> writes = new ArrayList<>(index.removals(product));
        writes.add(RedisWrite.hdel(products.bySku(), List.of(product.sku())));
        writes.add(RedisWrite.unlink(products.product(id)));
        writes.add(RedisWrite.unlink(stock.stock(id)));
        writes.add(RedisWrite.unlink(reviews.reviews(id)));
        writes.add(RedisWrite.unlink(reviews.latest(id)));
        writes.add(RedisWrite.unlink(reviews.rating(id)));
        return writes;
    }

    RedisWrite stock(StockLevel level) {
        return RedisWrite.hset(
                stock.stock(level.product()),
                Map.of(
                        StockHash.ON_HAND, Long.toString(level.onHand()),
                        StockHash.RESERVED, Long.toString(level.reserved()),
                        StockHash.SOLD, Long.toString(level.sold())));
    }

    RedisWrite onHand(ProductId product, long onHand) {
        return RedisWrite.hset(stock.stock(product), StockHash.ON_HAND, Long.toString(onHand));
    }
}
