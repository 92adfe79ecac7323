package dev.polyshop.keyvalue.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stock of a product as three counters. */
public final class StockHash {

    /** The field that counts the pieces on hand. */
    public static final String ON_HAND = Bin.ON_HAND.field();
    /** The field that counts the pieces reserved. */
    public static final String RESERVED = Bin.RESERVED.field();
    /** The field that counts the pieces sold. */
    public static final String SOLD = Bin.SOLD.field();

    private StockHash() {}

    /** The stock, from the values of the three fields in the order above; empty if they are not there. */
    public static Optional<StockLevel> read(ProductId product, List<? extends @Nullable Object> values) {
        Object onHand = values.getFirst();
        if (onHand == null) {
            return Optional.empty();
        }
        return Optional.of(new StockLevel(product, number(onHand), number(values.get(1)), number(values.get(2))));
    }

    /** The write that begins a product's stock. */
    public static RedisWrite none(String key) {
        return RedisWrite.hset(key, Map.of(ON_HAND, "0", RESERVED, "0", SOLD, "0"));
    }

    private static long number(@Nullable Object value) {
        return Long.parseLong(String.valueOf(value));
    }
}
