package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.catalog.ProductHash;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.ClientSession;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Watches every key before it reads it (WATCH). A condition is watched by the set of the products that meet it. */
final class WatchedSnapshot implements UnitSnapshot {

    private final ClientSession session;
    private final ProductKeys products;
    private final StockKeys stock;

    WatchedSnapshot(ClientSession session, Keyspace keyspace) {
        this.session = session;
        this.products = new ProductKeys(keyspace);
        this.stock = new StockKeys(keyspace);
    }

    @Override
    public Map<ProductId, Product> products(Collection<ProductId> ids) {
        Map<ProductId, Product> found = new LinkedHashMap<>();
        Iterator<Map<String, String>> hashes =
                session.hashes(ids.stream().map(products::product).toList()).iterator();
        for (ProductId id : ids) {
            ProductHash.read(id, hashes.next()).ifPresent(product -> found.put(id, product));
        }
        return found;
    }

    @Override
    public Set<ProductId> ofBrand(String brand) {
        Set<ProductId> ids = new TreeSet<>();
        session.members(products.brand(brand)).forEach(id -> ids.add(ProductId.parse(id)));
        return ids;
    }

    @Override
    public Optional<ProductId> withSku(String sku) {
        return Optional.ofNullable(session.field(products.bySku(), sku)).map(ProductId::parse);
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        Map<String, String> counters = session.hash(stock.stock(product));
        return StockHash.read(
                product,
                Arrays.asList(
                        counters.get(StockHash.ON_HAND),
                        counters.get(StockHash.RESERVED),
                        counters.get(StockHash.SOLD)));
    }

    @Override
    public boolean commit(List<RedisWrite> writes) {
        writes.forEach(session::write);
        return session.commit();
    }

    @Override
    public void close() {
        session.close();
    }
}
