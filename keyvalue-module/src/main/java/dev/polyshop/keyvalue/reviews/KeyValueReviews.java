package dev.polyshop.keyvalue.reviews;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Rating;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.reviews.ReviewResult;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.customers.CustomerKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LexRange;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import dev.polyshop.keyvalue.engine.TimePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reviews over one hash per product. Scripts keep their order and the histogram equal to them. */
public final class KeyValueReviews implements Reviews {

    private static final LuaScript ADD = LuaScript.load(KeyValueReviews.class, "add-review");
    private static final LuaScript CHANGE = LuaScript.load(KeyValueReviews.class, "change-review");

    private final Redis redis;
    private final ReviewKeys keys;
    private final ProductKeys products;
    private final CustomerKeys customers;

    /** Reviews in the keyspace. */
    public KeyValueReviews(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new ReviewKeys(keyspace);
        this.products = new ProductKeys(keyspace);
        this.customers = new CustomerKeys(keyspace);
    }

    @Override
    public ReviewResult add(Review review) {
        ProductId product = review.product();
        String answer = LuaScript.word(redis.run(
                ADD,
                ScriptCall.on(
                                products.product(product),
                                customers.customer(review.customer()),
                                keys.reviews(product),
                                keys.latest(product),
                                keys.rating(product),
                                keys.products(review.customer()))
                        .with(product, review.customer())
                        .with(ReviewText.write(review), ReviewText.place(review), review.stars())));
        return switch (answer) {
            case "unknown-product" -> ReviewResult.UNKNOWN_PRODUCT;
            case "unknown-customer" -> ReviewResult.UNKNOWN_CUSTOMER;
            case "reviewed" -> ReviewResult.ALREADY_REVIEWED;
            default -> ReviewResult.ADDED;
        };
    }

    @Override
    public boolean edit(Review review) {
        return change(
                review.product(),
                review.customer(),
                List.of(ReviewText.write(review), ReviewText.place(review), review.stars()));
    }

    @Override
    public boolean delete(ProductId product, CustomerId customer) {
        return change(product, customer, List.of("", "", ""));
    }

    @Override
    public Optional<Review> find(ProductId product, CustomerId customer) {
        return redis.field(keys.reviews(product), customer.toString())
                .map(text -> ReviewText.read(product, customer, text));
    }

    @Override
    public KeysetPage<Review> ofProduct(ProductId product, PageRequest page) {
        LexRange range = page.after().map(TimePlace::of).map(LexRange::after).orElse(LexRange.ALL);
        List<String> places = redis.range(keys.latest(product), range, false, page.size() + 1);
        boolean more = places.size() > page.size();
        List<String> shown = more ? places.subList(0, page.size()) : places;
        Optional<Cursor> next = more ? Optional.of(Cursor.of(shown.getLast())) : Optional.empty();
        return new KeysetPage<>(reviews(product, shown), next);
    }

    @Override
    public Rating rating(ProductId product) {
        Map<Integer, Long> counts = new HashMap<>();
        redis.hash(keys.rating(product))
                .forEach((stars, count) -> counts.put(Integer.parseInt(stars), Long.parseLong(count)));
        return Rating.of(counts);
    }

    private List<Review> reviews(ProductId product, List<String> places) {
        List<String> customerIds = places.stream().map(TimePlace::member).toList();
        if (customerIds.isEmpty()) {
            return List.of();
        }
        var texts = redis.fields(keys.reviews(product), customerIds.toArray(String[]::new));
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < customerIds.size(); i++) {
            String text = texts.get(i);
            if (text != null) { // Deleted since its place was read: left out.
                reviews.add(ReviewText.read(product, CustomerId.parse(customerIds.get(i)), text));
            }
        }
        return reviews;
    }

    /** Reads the old review and swaps it, again if it was changed meanwhile. */
    private boolean change(ProductId product, CustomerId customer, List<Object> replacement) {
        while (true) {
            Optional<Review> old = find(product, customer);
            if (old.isEmpty()) {
                return false;
            }
            ScriptCall call = ScriptCall.on(
                            keys.reviews(product), keys.latest(product), keys.rating(product), keys.products(customer))
                    .with(product, customer)
                    .with(
                            ReviewText.write(old.get()),
                            ReviewText.place(old.get()),
                            old.get().stars())
                    .with(replacement.toArray());
            if (LuaScript.word(redis.run(CHANGE, call)).equals("changed")) {
                return true;
            }
        }
    }
}
