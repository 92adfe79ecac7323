package dev.polyshop.search.carts;

import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * A cart with all its lines. Elasticsearch has no time to live for documents: a cart whose time is over is treated as
 * gone by every reader, and removed by the next sweep.
 *
 * @param id the cart's id
 * @param quantities pieces by product id
 * @param openedAt when it was opened, in epoch milliseconds
 * @param timeToLive how long it lives after a change, in milliseconds
 * @param expiresAt when it is gone, in epoch milliseconds
 */
@Document(indexName = "#{@namespace.alias('carts')}", createIndex = false)
public record CartDocument(
        @Id String id, Map<String, Integer> quantities, long openedAt, long timeToLive, long expiresAt) {

    /** The index of carts. */
    public static final Kind<CartDocument> KIND = Kind.of("carts", CartDocument.class);

    /** The document of a cart. */
    public static Ref<CartDocument> ref(CartId id) {
        return KIND.ref(id);
    }

    /** No pieces yet. */
    static CartDocument opened(CartId id, Duration timeToLive, Instant now) {
        long millis = timeToLive.toMillis();
        return new CartDocument(id.toString(), Map.of(), now.toEpochMilli(), millis, now.toEpochMilli() + millis);
    }

    boolean isExpired(Instant now) {
        return expiresAt <= now.toEpochMilli();
    }

    /** With another quantity of a product, none for 0, and its time begun anew. */
    CartDocument with(ProductId product, int quantity, Instant now) {
        Map<String, Integer> changed = new HashMap<>(quantities);
        if (quantity == 0) {
            changed.remove(product.toString());
        } else {
            changed.put(product.toString(), quantity);
        }
        return new CartDocument(id, changed, openedAt, timeToLive, now.toEpochMilli() + timeToLive);
    }

    int quantityOf(ProductId product) {
        return quantities.getOrDefault(product.toString(), 0);
    }

    Cart toCart() {
        return new Cart(
                CartId.parse(id),
                quantities.entrySet().stream()
                        .map(line -> new CartLine(ProductId.parse(line.getKey()), line.getValue()))
                        .toList(),
                Instant.ofEpochMilli(expiresAt));
    }
}
