package dev.polyshop.keyvalue.carts;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carts over hashes with a time to live: the server itself removes what was left standing (PEXPIRE). */
public final class KeyValueCarts implements Carts {

    private static final LuaScript OPEN = LuaScript.load(KeyValueCarts.class, "open-cart");
    private static final LuaScript CHANGE = LuaScript.load(KeyValueCarts.class, "change-cart");

    private final Redis redis;
    private final CartKeys keys;
    private final ProductKeys products;
    private final Clock clock;

    /** Carts in the keyspace. */
    public KeyValueCarts(Redis redis, Keyspace keyspace, Clock clock) {
        this.redis = redis;
        this.keys = new CartKeys(keyspace);
        this.products = new ProductKeys(keyspace);
        this.clock = clock;
    }

    @Override
    public Cart open(CartId id, Duration timeToLive) {
        long millis = Carts.requireTimeToLive(timeToLive).toMillis();
        Instant expiresAt = clock.instant().plusMillis(millis);
        ScriptCall call = ScriptCall.on(keys.cart(id)).with(millis, expiresAt.toEpochMilli());
        if (LuaScript.word(redis.run(OPEN, call)).equals("open")) {
            throw new DuplicateKeyException("there is an open cart with the id " + id);
        }
        return new Cart(id, List.of(), expiresAt);
    }

    @Override
    public Optional<Cart> find(CartId id) {
        Map<String, String> fields = redis.hash(keys.cart(id));
        return fields.isEmpty() ? Optional.empty() : Optional.of(CartHash.read(id, fields));
    }

    @Override
    public CartChange add(CartId id, ProductId product, int quantity) {
        return change("add", id, product, Inventory.requireQuantity(quantity));
    }

    @Override
    public CartChange set(CartId id, ProductId product, int quantity) {
        return change("set", id, product, Carts.requireQuantityOrZero(quantity));
    }

    @Override
    public boolean discard(CartId id) {
        return redis.template().unlink(keys.cart(id));
    }

    private CartChange change(String verb, CartId id, ProductId product, int quantity) {
        List<Object> answer = redis.run(
                CHANGE,
                ScriptCall.on(keys.cart(id), products.product(product))
                        .with(verb, product, quantity, clock.millis(), Inventory.MAX_QUANTITY, MAX_LINES));
        return switch (LuaScript.word(answer)) {
            case "no-cart" -> new CartChange.NoSuchCart(id);
            case "unknown" -> new CartChange.UnknownProduct(product);
            case "too-much" -> new CartChange.TooMuch(product);
            default -> new CartChange.Changed(CartHash.read(id, fields(answer)));
        };
    }

    private static Map<String, String> fields(List<Object> answer) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < answer.size(); i += 2) {
            fields.put(String.valueOf(answer.get(i)), String.valueOf(answer.get(i + 1)));
        }
        return fields;
    }
}
