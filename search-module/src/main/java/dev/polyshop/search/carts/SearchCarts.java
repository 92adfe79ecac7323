package dev.polyshop.search.carts;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind.Presence;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** Carts: one document each, changed by compare and set, so that concurrent additions all count. */
public final class SearchCarts implements Carts {

    private final Documents documents;
    private final Clock clock;

    /** The carts of a store. */
    public SearchCarts(Documents documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    @Override
    public Cart open(CartId id, Duration timeToLive) {
        Instant now = clock.instant();
        CartDocument cart = CartDocument.opened(id, Carts.requireTimeToLive(timeToLive), now);
        if (documents.write(new Write.Create<>(CartDocument.ref(id), cart)).done() || replaceExpired(cart, id, now)) {
            return cart.toCart();
        }
        throw new DuplicateKeyException("a cart with id " + id + " is open already");
    }

    @Override
    public Optional<Cart> find(CartId id) {
        return live(documents.get(CartDocument.ref(id)), clock.instant())
                .map(stored -> stored.content().toCart());
    }

    @Override
    public CartChange add(CartId id, ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return change(id, product, present -> present + quantity);
    }

    @Override
    public CartChange set(CartId id, ProductId product, int quantity) {
        Carts.requireQuantityOrZero(quantity);
        return change(id, product, present -> quantity);
    }

    @Override
    public boolean discard(CartId id) {
        Optional<Stored<CartDocument>> stored = documents.get(CartDocument.ref(id));
        return stored.isPresent()
                && documents.write(new Write.Delete<>(CartDocument.ref(id))).done()
                && !stored.get().content().isExpired(clock.instant());
    }

    private CartChange change(CartId id, ProductId product, IntUnaryOperator quantity) {
        Ref<Presence> inCatalog = ProductDocument.KIND.presence().ref(product);
        Backoff backoff = new Backoff("cart " + id);
        while (true) {
            Instant now = clock.instant();
            Snapshot snapshot = documents.getAll(List.of(CartDocument.ref(id), inCatalog));
            Optional<Stored<CartDocument>> stored = live(snapshot.get(CartDocument.ref(id)), now);
            if (stored.isEmpty()) {
                return new CartChange.NoSuchCart(id);
            }
            CartDocument cart = stored.get().content();
            int present = cart.quantityOf(product);
            int wanted = quantity.applyAsInt(present);
            if (wanted > 0 && !snapshot.has(inCatalog)) {
                return new CartChange.UnknownProduct(product);
            }
            if (wanted > Inventory.MAX_QUANTITY
                    || (wanted > 0 && present == 0 && cart.quantities().size() >= MAX_LINES)) {
                return new CartChange.TooMuch(product);
            }
            CartDocument changed = cart.with(product, wanted, now);
            if (documents.write(stored.get().replacedBy(changed)).done()) {
                return new CartChange.Changed(changed.toCart());
            }
            backoff.pause();
        }
    }

    private boolean replaceExpired(CartDocument cart, CartId id, Instant now) {
        return documents
                .get(CartDocument.ref(id))
                .filter(stored -> stored.content().isExpired(now))
                .map(stored -> documents.write(stored.replacedBy(cart)).done())
                .orElse(false);
    }

    private static Optional<Stored<CartDocument>> live(Optional<Stored<CartDocument>> stored, Instant now) {
        return stored.filter(cart -> !cart.content().isExpired(now));
    }
}
