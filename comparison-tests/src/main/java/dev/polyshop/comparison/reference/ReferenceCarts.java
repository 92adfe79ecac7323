package dev.polyshop.comparison.reference;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carts in a map; one that has expired counts as gone, and goes when somebody looks. */
final class ReferenceCarts implements Carts {

    private final ReferenceData data;
    private final Clock clock;

    ReferenceCarts(ReferenceData data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    @Override
    public Cart open(CartId id, Duration timeToLive) {
        Carts.requireTimeToLive(timeToLive);
        synchronized (data) {
            if (living(id).isPresent()) {
                throw new DuplicateKeyException("cart " + id + " is open already");
            }
            return store(id, List.of(), timeToLive);
        }
    }

    @Override
    public Optional<Cart> find(CartId id) {
        synchronized (data) {
            return living(id).map(OpenCart::cart);
        }
    }

    @Override
    public CartChange add(CartId id, ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        synchronized (data) {
            long before =
                    living(id).map(open -> quantityOf(open.cart(), product)).orElse(0L);
            return change(id, product, before + quantity);
        }
    }

    @Override
    public CartChange set(CartId id, ProductId product, int quantity) {
        Carts.requireQuantityOrZero(quantity);
        synchronized (data) {
            return change(id, product, quantity);
        }
    }

    @Override
    public boolean discard(CartId id) {
        synchronized (data) {
            boolean there = living(id).isPresent();
            data.carts.remove(id);
            return there;
        }
    }

    private CartChange change(CartId id, ProductId product, long quantity) {
        Optional<OpenCart> open = living(id);
        if (open.isEmpty()) {
            return new CartChange.NoSuchCart(id);
        }
        if (quantity > 0 && !data.products.containsKey(product)) {
            return new CartChange.UnknownProduct(product);
        }
        List<CartLine> lines = new ArrayList<>(open.get().cart().lines());
        lines.removeIf(line -> line.product().equals(product));
        if (quantity > Inventory.MAX_QUANTITY || (quantity > 0 && lines.size() == MAX_LINES)) {
            return new CartChange.TooMuch(product);
        }
        if (quantity > 0) {
            lines.add(new CartLine(product, (int) quantity));
        }
        return new CartChange.Changed(store(id, lines, open.get().timeToLive()));
    }

    private Cart store(CartId id, List<CartLine> lines, Duration timeToLive) {
        Cart cart = new Cart(id, lines, clock.instant().plus(timeToLive));
        data.carts.put(id, new OpenCart(cart, timeToLive));
        return cart;
    }

    private Optional<OpenCart> living(CartId id) {
        return Optional.ofNullable(data.carts.get(id))
                .filter(open -> clock.instant().isBefore(open.cart().expiresAt()));
    }

    private static long quantityOf(Cart cart, ProductId product) {
        return cart.lines().stream()
                .filter(line -> line.product().equals(product))
                .mapToLong(CartLine::quantity)
                .sum();
    }
}
