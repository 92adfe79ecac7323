package dev.polyshop.keyvalue.customers;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LexRange;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import dev.polyshop.keyvalue.engine.TimePlace;
import dev.polyshop.keyvalue.orders.OrderKeys;
import dev.polyshop.keyvalue.reviews.ReviewKeys;
import dev.polyshop.keyvalue.reviews.ReviewText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a customer out of the shop: first the orders let go of the customer, some at a time, so that no script holds up
 * others for long; then one script removes the customer with all reviews, if nothing has come in between. Orders are
 * only placed for a customer who is there, so nothing can come after.
 */
final class CustomerErasure {

    private static final LuaScript LET_GO = LuaScript.load(CustomerErasure.class, "let-go-of-orders");
    private static final LuaScript ERASE = LuaScript.load(CustomerErasure.class, "erase-customer");
    private static final int BATCH = 500;

    private final Redis redis;
    private final CustomerKeys keys;
    private final OrderKeys orders;
    private final ReviewKeys reviews;

    CustomerErasure(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new CustomerKeys(keyspace);
        this.orders = new OrderKeys(keyspace);
        this.reviews = new ReviewKeys(keyspace);
    }

    /** Whether the customer is gone now; not if it was changed, reviewed or ordered meanwhile. */
    boolean erase(Customer customer) {
        letGoOfOrders(customer.id());
        return LuaScript.word(redis.run(ERASE, erasure(customer))).equals("erased");
    }

    private void letGoOfOrders(CustomerId customer) {
        String history = orders.history(customer);
        for (List<String> places = batch(history); !places.isEmpty(); places = batch(history)) {
            ScriptCall call = ScriptCall.on(history);
            for (String place : places) {
                call.alsoOn(orders.order(OrderId.parse(TimePlace.member(place))));
                call.with(place);
            }
            redis.run(LET_GO, call);
        }
    }

    private List<String> batch(String history) {
        return redis.range(history, LexRange.ALL, false, BATCH);
    }

    private ScriptCall erasure(Customer customer) {
        CustomerId id = customer.id();
        List<ProductId> products = new ArrayList<>();
        for (String product : redis.members(reviews.products(id))) {
            products.add(ProductId.parse(product));
        }
        List<Optional<String>> texts =
                redis.fieldOfAll(products.stream().map(reviews::reviews).toList(), id.toString());
        ScriptCall call = ScriptCall.on(keys.customer(id), keys.byEmail(), orders.history(id), reviews.products(id))
                .with(customer.version(), customer.email().key(), id);
        for (int i = 0; i < products.size(); i++) {
            ProductId product = products.get(i);
            call.alsoOn(reviews.reviews(product), reviews.latest(product), reviews.rating(product));
            String text = texts.get(i).orElse("");
            Optional<Review> review = texts.get(i).map(found -> ReviewText.read(product, id, found));
            call.with(
                    product,
                    text,
                    review.map(ReviewText::place).orElse(""),
                    review.map(Review::stars).orElse(0));
        }
        return call;
    }
}
