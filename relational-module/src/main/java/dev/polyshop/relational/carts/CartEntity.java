package dev.polyshop.relational.carts;

import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.relational.AssignedId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A cart's row with its lines: pieces by product. */
@Entity
@Table(name = "cart")
class CartEntity extends AssignedId<UUID> {

    @Id
    private UUID id;

    private long timeToLiveMillis;
    private Instant expiresAt;

    @ElementCollection
    @CollectionTable(name = "cart_line", joinColumns = @JoinColumn(name = "cart_id"))
    @MapKeyColumn(name = "product_id")
    @Column(name = "quantity")
    private Map<UUID, Integer> pieces;

    @SuppressWarnings("NullAway.Init")
    protected CartEntity() {
        super(false);
    }

    @SuppressWarnings("NullAway.Init") // The time of expiry is set by touch.
    CartEntity(CartId id, Duration timeToLive, Instant now) {
        super(true);
        this.id = id.value();
        timeToLiveMillis = timeToLive.toMillis();
        pieces = new HashMap<>();
        touch(now);
    }

    /** Lets it live for its whole time again. */
    final void touch(Instant now) {
        expiresAt = now.truncatedTo(ChronoUnit.MILLIS).plusMillis(timeToLiveMillis);
    }

    int piecesOf(ProductId product) {
        return pieces.getOrDefault(product.value(), 0);
    }

    /** Sets the pieces of a product; none removes it. */
    void set(ProductId product, int quantity) {
        if (quantity == 0) {
            pieces.remove(product.value());
        } else {
            pieces.put(product.value(), quantity);
        }
    }

    int size() {
        return pieces.size();
    }

    Cart toCart() {
        return new Cart(
                new CartId(id),
                pieces.entrySet().stream()
                        .map(line -> new CartLine(new ProductId(line.getKey()), line.getValue()))
                        .toList(),
                expiresAt);
    }

    @Override
    public UUID getId() {
        return id;
    }
}
