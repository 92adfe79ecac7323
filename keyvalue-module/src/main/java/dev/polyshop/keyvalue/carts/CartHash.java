package dev.polyshop.keyvalue.carts;

import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A cart as the fields of a hash: a field for each product, and the time to live and the moment of expiry. */
final class CartHash {

    private static final String TIME_TO_LIVE = "ttl";
    private static final String EXPIRES_AT = "expiresAt";

    private CartHash() {}

    static Cart read(CartId id, Map<String, String> fields) {
        List<CartLine> lines = new ArrayList<>();
        Instant expiresAt = Instant.EPOCH;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            switch (field.getKey()) {
                case TIME_TO_LIVE -> {}
                case EXPIRES_AT -> expiresAt = Instant.ofEpochMilli(Long.parseLong(field.getValue()));
                default -> lines.add(new CartLine(ProductId.parse(field.getKey()), Integer.parseInt(field.getValue())));
            }
        }
        return new Cart(id, lines, expiresAt);
    }
}
