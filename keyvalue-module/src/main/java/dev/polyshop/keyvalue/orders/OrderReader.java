package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.keyvalue.engine.LexRange;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.TimePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads orders. */
final class OrderReader {

    private final Redis redis;
    private final OrderKeys keys;

    OrderReader(Redis redis, OrderKeys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    Optional<Order> find(OrderId id) {
        return OrderHash.read(id, redis.hash(keys.order(id)));
    }

    Optional<Order> findByKey(IdempotencyKey key) {
        return redis.value(keys.byKey(key)).map(OrderId::parse).flatMap(this::find);
    }

    KeysetPage<Order> history(CustomerId customer, PageRequest page) {
        LexRange range = page.after().map(TimePlace::of).map(LexRange::before).orElse(LexRange.ALL);
        List<String> places = redis.range(keys.history(customer), range, true, page.size() + 1);
        boolean more = places.size() > page.size();
        List<String> shown = more ? places.subList(0, page.size()) : places;
        Optional<Cursor> next = more ? Optional.of(Cursor.of(shown.getLast())) : Optional.empty();
        return new KeysetPage<>(orders(shown, customer), next);
    }

    private List<Order> orders(List<String> places, CustomerId customer) {
        List<OrderId> ids =
                places.stream().map(TimePlace::member).map(OrderId::parse).toList();
        var hashes = redis.hashes(ids.stream().map(keys::order).toList());
        List<Order> orders = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            OrderHash.read(ids.get(i), hashes.get(i))
                    .filter(order -> order.customer().filter(customer::equals).isPresent())
                    .ifPresent(orders::add); // Else the customer was erased since the place was read.
        }
        return orders;
    }
}
