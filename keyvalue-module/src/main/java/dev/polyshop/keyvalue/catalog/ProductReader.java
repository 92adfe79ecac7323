package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads products by id. */
public final class ProductReader {

    private final Redis redis;
    private final ProductKeys keys;

    /** A reader of the keyspace. */
    public ProductReader(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new ProductKeys(keyspace);
    }

    /** The product with this id. */
    public Optional<Product> find(ProductId id) {
        return ProductHash.read(id, redis.hash(keys.product(id)));
    }

    /** Those of the products that there are, in the order of the ids, in one round trip. */
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        List<ProductId> distinct = ids.stream().distinct().toList();
        var hashes = redis.hashes(distinct.stream().map(keys::product).toList());
        Map<ProductId, Product> products = LinkedHashMap.newLinkedHashMap(distinct.size());
        for (int i = 0; i < distinct.size(); i++) {
            ProductId id = distinct.get(i);
            ProductHash.read(id, hashes.get(i)).ifPresent(product -> products.put(id, product));
        }
        return products;
    }
}
