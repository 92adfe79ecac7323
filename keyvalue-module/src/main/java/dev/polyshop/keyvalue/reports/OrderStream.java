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
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads all orders of a period or of a product, a batch in a round trip and no more than a batch in memory. */
final class OrderStream {

    private static final int BATCH = 1_000;

    private final Redis redis;
    private final OrderKeys keys;

    OrderStream(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new OrderKeys(keyspace);
    }

    /** What is read of an order, and what is made of it and its moment. */
    private record Reading<T>(String[] fields, BiFunction<Instant, List<@Nullable String>, Optional<T>> read) {}

    private static final Reading<SoldOrder> SOLD = new Reading<>(SoldOrder.FIELDS, SoldOrder::read);
    private static final Reading<Purchase> PURCHASES = new Reading<>(Purchase.FIELDS, Purchase::read);

    /** The orders placed in the period that were not cancelled, earliest first. */
    void placedIn(Period period, Consumer<SoldOrder> each) {
        placedIn(period, SOLD, each);
    }

    /** The same with their customers and discounts. */
    void purchasesIn(Period period, Consumer<Purchase> each) {
        placedIn(period, PURCHASES, each);
    }

    /** The orders that hold the product and were not cancelled; without their moments. */
    void holding(ProductId product, Consumer<SoldOrder> each) {
        read(keys.holding(product), "", "g", Function.identity(), place -> Instant.EPOCH, SOLD, each);
    }

    private <T> void placedIn(Period period, Reading<T> reading, Consumer<T> each) {
        String from = TimePlace.from(period.start());
        String to = TimePlace.from(period.end());
        read(keys.byTime(), from, to, TimePlace::member, TimePlace::moment, reading, each);
    }

    private <T> void read(
            String list,
            String from,
            String to,
            Function<String, String> idOf,
            Function<String, Instant> momentOf,
            Reading<T> reading,
            Consumer<T> each) {
        String after = from;
        List<String> places;
        do {
            places = redis.range(list, LexRange.between(after, to), false, BATCH);
            List<String> orders = places.stream()
                    .map(idOf)
                    .map(OrderId::parse)
                    .map(keys::order)
                    .toList();
            var fields = redis.fieldsOfAll(orders, reading.fields());
            for (int i = 0; i < places.size(); i++) {
                reading.read()
                        .apply(momentOf.apply(places.get(i)), fields.get(i))
                        .ifPresent(each);
            }
            after = places.isEmpty() ? after : places.getLast();
        } while (places.size() == BATCH);
    }
}
