package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.keyvalue.catalog.ProductIndex;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.customers.CustomerWrites;
import dev.polyshop.keyvalue.engine.BareLettuce;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import dev.polyshop.keyvalue.orders.OrderIndex;
import dev.polyshop.keyvalue.orders.OrderKeys;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.VoidOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The barest way to write the same rows: plain commands through Lettuce, flushed by hand in long pipelines. */
final class KeyValueBulkFloor implements BulkFloor {

    private static final int PIPELINE = 10_000;

    private final BareLettuce driver;
    private final Redis redis;
    private final Keyspace keyspace;
    private final ProductKeys products;
    private final ProductIndex productIndex;
    private final StockKeys stock;
    private final OrderKeys orders;

    KeyValueBulkFloor(BareLettuce driver, Redis redis, Keyspace keyspace) {
        this.driver = driver;
        this.redis = redis;
        this.keyspace = keyspace;
        this.products = new ProductKeys(keyspace);
        this.productIndex = new ProductIndex(keyspace);
        this.stock = new StockKeys(keyspace);
        this.orders = new OrderKeys(keyspace);
    }

    @Override
    public long loadProducts(Iterator<Product> rows) {
        return load(rows, this::writes);
    }

    @Override
    public long loadCustomers(Iterator<Customer> rows) {
        return load(rows, customer -> CustomerWrites.of(keyspace, customer));
    }

    @Override
    public long loadOrders(Iterator<Order> rows) {
        return load(rows, this::writes);
    }

    @Override
    public void discard() {
        redis.drop(keyspace);
    }

    private List<RedisWrite> writes(Product product) {
        List<RedisWrite> writes = productIndex.additions(product);
        writes.add(RedisWrite.hset(products.bySku(), product.sku(), product.id().toString()));
        writes.add(StockHash.none(stock.stock(product.id())));
        return writes;
    }

    private List<RedisWrite> writes(Order order) {
        List<RedisWrite> writes = OrderIndex.additions(orders, order);
        writes.add(RedisWrite.set(orders.byKey(order.key()), order.id().toString()));
        return writes;
    }

    private <T> long load(Iterator<T> rows, Function<T, List<RedisWrite>> writes) {
        long count = 0;
        try (StatefulRedisConnection<String, String> connection = driver.connect()) {
            connection.setAutoFlushCommands(false);
            List<RedisFuture<?>> sent = new ArrayList<>(PIPELINE);
            while (rows.hasNext()) {
                for (RedisWrite write : writes.apply(rows.next())) {
                    sent.add(send(connection, write));
                }
                count++;
                if (sent.size() >= PIPELINE) {
                    await(connection, sent);
                }
            }
            await(connection, sent);
        }
        return count;
    }

    private static RedisFuture<?> send(StatefulRedisConnection<String, String> connection, RedisWrite write) {
        CommandArgs<String, String> arguments =
                new CommandArgs<>(StringCodec.UTF8).addKey(write.key()).addValues(write.arguments());
        return connection.async().dispatch(CommandType.valueOf(write.command().name()), new VoidOutput<>(), arguments);
    }

    private static void await(StatefulRedisConnection<String, String> connection, List<RedisFuture<?>> sent) {
        connection.flushCommands();
        sent.forEach(future -> future.toCompletableFuture().join());
        sent.clear();
    }
}
