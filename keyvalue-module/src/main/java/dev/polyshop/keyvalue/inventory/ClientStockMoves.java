package dev.polyshop.keyvalue.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.engine.ClientSession;
import dev.polyshop.keyvalue.engine.ClientSteps;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.HashMap;
import java.util.Map;

/** Moves pieces by reading the stock, computing the new figures, and writing them back. */
final class ClientStockMoves implements StockMoves {

    private final ClientSteps steps;
    private final StockKeys keys;

    ClientStockMoves(ClientSteps steps, Keyspace keyspace) {
        this.steps = steps;
        this.keys = new StockKeys(keyspace);
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        return steps.run(session -> {
            Map<String, Long> counters = read(session, product);
            if (counters.isEmpty()) {
                return new StockChange.UnknownProduct(product);
            }
            counters.merge(Bin.ON_HAND.field(), (long) quantity, Long::sum);
            return write(session, product, counters);
        });
    }

    @Override
    public StockChange move(ProductId product, Bin from, Bin to, int quantity) {
        return steps.run(session -> {
            Map<String, Long> counters = read(session, product);
            if (counters.isEmpty()) {
                return new StockChange.UnknownProduct(product);
            }
            long available = counters.getOrDefault(from.field(), 0L);
            if (available < quantity) {
                return new StockChange.TooFew(product, available);
            }
            counters.put(from.field(), available - quantity);
            counters.merge(to.field(), (long) quantity, Long::sum);
            return write(session, product, counters);
        });
    }

    private Map<String, Long> read(ClientSession session, ProductId product) {
        Map<String, Long> counters = new HashMap<>();
        session.hash(keys.stock(product)).forEach((field, value) -> counters.put(field, Long.parseLong(value)));
        return counters;
    }

    private StockChange write(ClientSession session, ProductId product, Map<String, Long> counters) {
        Map<String, String> fields = new HashMap<>();
        counters.forEach((field, count) -> fields.put(field, Long.toString(count)));
        session.write(RedisWrite.hset(keys.stock(product), fields));
        return new StockChange.Done(new StockLevel(
                product,
                counters.getOrDefault(StockHash.ON_HAND, 0L),
                counters.getOrDefault(StockHash.RESERVED, 0L),
                counters.getOrDefault(StockHash.SOLD, 0L)));
    }
}
