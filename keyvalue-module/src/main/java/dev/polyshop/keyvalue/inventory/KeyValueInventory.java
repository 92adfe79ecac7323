package dev.polyshop.keyvalue.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.engine.ClientSteps;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stock over hashes of three counters. */
public final class KeyValueInventory implements Inventory {

    private static final LuaScript MOVE = LuaScript.load(KeyValueInventory.class, "move-stock");
    private static final int BATCH = 1_000;

    private final Redis redis;
    private final StockKeys keys;
    private final StockMoves moves;

    private KeyValueInventory(Redis redis, Keyspace keyspace, StockMoves moves) {
        this.redis = redis;
        this.keys = new StockKeys(keyspace);
        this.moves = moves;
    }

    /** Stock that is moved by scripts. */
    public static KeyValueInventory scripted(Redis redis, Keyspace keyspace) {
        return new KeyValueInventory(redis, keyspace, new ScriptedStockMoves(redis, keyspace));
    }

    /** Stock that is read, computed and written back by the client. */
    public static KeyValueInventory byClient(Redis redis, Keyspace keyspace, ClientSteps steps) {
        return new KeyValueInventory(redis, keyspace, new ClientStockMoves(steps, keyspace));
    }

    @Override
    public Optional<StockLevel> find(ProductId product) {
        return StockHash.read(
                product, redis.fields(keys.stock(product), StockHash.ON_HAND, StockHash.RESERVED, StockHash.SOLD));
    }

    @Override
    public Map<ProductId, StockLevel> findAll(Collection<ProductId> products) {
        List<ProductId> distinct = products.stream().distinct().toList();
        var stocks = redis.fieldsOfAll(
                distinct.stream().map(keys::stock).toList(), StockHash.ON_HAND, StockHash.RESERVED, StockHash.SOLD);
        Map<ProductId, StockLevel> levels = LinkedHashMap.newLinkedHashMap(distinct.size());
        for (int i = 0; i < distinct.size(); i++) {
            StockHash.read(distinct.get(i), stocks.get(i)).ifPresent(level -> levels.put(level.product(), level));
        }
        return levels;
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        return moves.receive(product, Inventory.requireQuantity(quantity));
    }

    @Override
    public void receiveAll(Map<ProductId, Integer> quantities) {
        quantities.values().forEach(Inventory::requireQuantity);
        List<Map.Entry<ProductId, Integer>> all = List.copyOf(quantities.entrySet());
        for (int from = 0; from < all.size(); from += BATCH) {
            redis.runAll(
                    MOVE,
                    all.subList(from, Math.min(all.size(), from + BATCH)),
                    delivery -> ScriptCall.on(keys.stock(delivery.getKey()))
                            .with("", Bin.ON_HAND.field(), delivery.getValue()));
        }
    }

    @Override
    public StockChange take(ProductId product, int quantity) {
        return moves.move(product, Bin.ON_HAND, Bin.RESERVED, Inventory.requireQuantity(quantity));
    }

    @Override
    public StockChange release(ProductId product, int quantity) {
        return moves.move(product, Bin.RESERVED, Bin.ON_HAND, Inventory.requireQuantity(quantity));
    }

    @Override
    public StockChange sell(ProductId product, int quantity) {
        return moves.move(product, Bin.RESERVED, Bin.SOLD, Inventory.requireQuantity(quantity));
    }
}
