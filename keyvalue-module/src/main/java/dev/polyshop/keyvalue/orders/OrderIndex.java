package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.engine.TimePlace;
import java.util.ArrayList;
import java.util.List;

/** All that has to be written for an order to be kept and found, but for its idempotency key. */
public final class OrderIndex {

    private OrderIndex() {}

    /** The writes that bring an order in. */
    public static List<RedisWrite> additions(OrderKeys keys, Order order) {
        String place = TimePlace.earliestFirst(order.placedAt(), order.id());
        List<RedisWrite> writes = new ArrayList<>();
        writes.add(RedisWrite.hset(keys.order(order.id()), OrderHash.write(order)));
        writes.add(RedisWrite.zadd(keys.byTime(), place));
        order.customer().ifPresent(customer -> writes.add(RedisWrite.zadd(keys.history(customer), place)));
        writes.add(RedisWrite.incrby(keys.lineCount(), order.lines().size()));
        for (OrderLine line : order.lines()) {
            writes.add(RedisWrite.zadd(keys.holding(line.product()), order.id().toString()));
        }
        return writes;
    }
}
