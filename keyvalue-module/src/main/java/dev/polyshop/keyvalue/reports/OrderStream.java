package dev.polyshop.keyvalue.reports;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LexRange;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.TimePlace;
import dev.polyshop.keyvalue.orders.OrderKeys;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads all orders of a period or of a product, a batch in a round trip and no more than a batch in memory. */
final class OrderStream {

    private static final int BATCH = 1_000;

    private final Redis redis;
    private final OrderKeys keys;

    OrderStream(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new OrderKeys(keyspace);
    }

    /** The orders placed in the period that were not cancelled, earliest first. */
    void placedIn(Period period, Consumer<SoldOrder> each) {
        String from = TimePlace.from(period.start());
        String to = TimePlace.from(period.end());
        read(keys.byTime(), from, to, TimePlace::member, TimePlace::moment, each);
    }

    /** The orders that hold the product and were not cancelled; without their moments. */
    void holding(ProductId product, Consumer<SoldOrder> each) {
        read(keys.holding(product), "", "g", Function.identity(), place -> Instant.EPOCH, each);
    }

    private void read(
            String list,
            String from,
            String to,
            Function<String, String> idOf,
            Function<String, Instant> momentOf,
            Consumer<SoldOrder> each) {
        String after = from;
        List<String> places;
        do {
            places = redis.range(list, LexRange.between(after, to), false, BATCH);
            List<String> orders = places.stream()
                    .map(idOf)
                    .map(OrderId::parse)
                    .map(keys::order)
                    .toList();
            var fields = redis.fieldsOfAll(orders, SoldOrder.FIELDS);
            for (int i = 0; i < places.size(); i++) {
                SoldOrder.read(momentOf.apply(places.get(i)), fields.get(i)).ifPresent(each);
            }
            after = places.isEmpty() ? after : places.getLast();
        } while (places.size() == BATCH);
    }
}
