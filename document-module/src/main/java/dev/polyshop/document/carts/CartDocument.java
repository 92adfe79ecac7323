package dev.polyshop.document.carts;

import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A cart in the collection {@value #COLLECTION}, with its lines embedded: one document, so each change is atomic.
 *
 * @param timeToLive in milliseconds
 * @param expiresAt when the shop takes the cart for gone, by the shop's clock
 * @param purgeAt when the server's TTL monitor may remove it, by the server's clock
 */
@Document(CartDocument.COLLECTION)
record CartDocument(@Id UUID id, List<Line> lines, long timeToLive, Instant expiresAt, Instant purgeAt) {

    static final String COLLECTION = "carts";

    /** So many pieces of a product. */
    record Line(UUID product, int quantity) {}

    Cart read() {
        return new Cart(
                new CartId(id),
                lines.stream()
                        .map(line -> new CartLine(new ProductId(line.product()), line.quantity()))
                        .toList(),
                expiresAt);
    }
}
