package dev.polyshop.relational.carts;

import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.relational.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Carts as JPA entities. PostgreSQL has no expiry of rows: whether a cart is open is a condition on its time, and each
 * opening of a cart sweeps away a few that have expired, so that they never pile up.
 */
@Repository
public class RelationalCarts implements Carts {

    private static final int SWEPT_AT_ONCE = 20;

    private final Transactions transactions;
    private final CartRepository carts;
    private final JdbcClient jdbc;
    private final Clock clock;

    RelationalCarts(Transactions transactions, CartRepository carts, JdbcClient jdbc, Clock clock) {
        this.transactions = transactions;
        this.carts = carts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Cart open(CartId id, Duration timeToLive) {
        Carts.requireTimeToLive(timeToLive);
        Instant now = clock.instant();
        return transactions.write(() -> {
            carts.removeExpired(id.value(), now);
            Cart cart = carts.saveAndFlush(new CartEntity(id, timeToLive, now)).toCart();
            carts.sweep(now, SWEPT_AT_ONCE);
            return cart;
        });
    }

    @Override
    public Optional<Cart> find(CartId id) {
        return transactions.read(
                () -> carts.findOpen(id.value(), clock.instant()).map(CartEntity::toCart));
    }

    @Override
    public CartChange add(CartId id, ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return change(id, product, pieces -> pieces + quantity);
    }

    @Override
    public CartChange set(CartId id, ProductId product, int quantity) {
        Carts.requireQuantityOrZero(quantity);
        return change(id, product, pieces -> quantity);
    }

    @Override
    public boolean discard(CartId id) {
        return transactions.write(() -> carts.removeOpen(id.value(), clock.instant())) > 0;
    }

    private CartChange change(CartId id, ProductId product, IntUnaryOperator arithmetic) {
        Instant now = clock.instant();
        return transactions.write(() -> carts.findOpenForChange(id.value(), now)
                .map(cart -> change(cart, product, arithmetic.applyAsInt(cart.piecesOf(product)), now))
                .orElseGet(() -> new CartChange.NoSuchCart(id)));
    }

    private CartChange change(CartEntity cart, ProductId product, int quantity, Instant now) {
        if (quantity > 0 && !exists(product)) {
            return new CartChange.UnknownProduct(product);
        }
        boolean newLine = quantity > 0 && cart.piecesOf(product) == 0;
        if (quantity > Inventory.MAX_QUANTITY || (newLine && cart.size() == Carts.MAX_LINES)) {
            return new CartChange.TooMuch(product);
        }
        cart.set(product, quantity);
        cart.touch(now);
        return new CartChange.Changed(cart.toCart());
    }

    private boolean exists(ProductId product) {
        return jdbc.sql("select exists (select from product where id = :id)")
                .param("id", product.value())
                .query(Boolean.class)
                .single();
    }
}
