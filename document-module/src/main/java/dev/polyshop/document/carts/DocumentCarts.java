package dev.polyshop.document.carts;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.document.engine.DocumentFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Carts. A TTL index lets the server forget expired carts, but its monitor runs once a minute, so every read leaves out
 * the expired ones itself.
 */
public final class DocumentCarts implements Carts {

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final Clock clock;

    /** @param clock the time that carts expire by */
    public DocumentCarts(MongoOperations mongo, DocumentFailures failures, Clock clock) {
        this.mongo = mongo;
        this.failures = failures;
        this.clock = clock;
    }

    /** An upsert that matches only an expired cart: where an open one has the id, its insert breaks the primary key. */
    @Override
    public Cart open(CartId id, Duration timeToLive) {
        long millis = Carts.requireTimeToLive(timeToLive).toMillis();
        Query expired = query(where("_id").is(id.value()).and("expiresAt").lte(now()));
        CartDocument cart = new CartDocument(id.value(), List.of(), millis, now().plusMillis(millis), purgeAt(millis));
        failures.run(() -> {
            try {
                mongo.upsert(expired, replacing(cart), CartDocument.class);
            } catch (RuntimeException e) {
                if (DocumentFailures.isDuplicateKey(e)) {
                    throw new DuplicateKeyException("cart " + id + " is open already", e);
                }
                throw e;
            }
        });
        return cart.read();
    }

    private static Update replacing(CartDocument cart) {
        return new Update()
                .set("lines", cart.lines())
                .set("timeToLive", cart.timeToLive())
                .set("expiresAt", cart.expiresAt())
                .set("purgeAt", cart.purgeAt());
    }

    @Override
    public Optional<Cart> find(CartId id) {
        return failures.read(() -> document(id)).map(CartDocument::read);
    }

    private Optional<CartDocument> document(CartId id) {
        return Optional.ofNullable(mongo.findOne(query(open(id)), CartDocument.class));
    }

    @Override
    public CartChange add(CartId id, ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return failures.write(() -> change(id, product, quantity, true));
    }

    @Override
    public CartChange set(CartId id, ProductId product, int quantity) {
        Carts.requireQuantityOrZero(quantity);
        return failures.write(() -> quantity == 0 ? withoutLine(id, product) : change(id, product, quantity, false));
    }

    private CartChange withoutLine(CartId id, ProductId product) {
        Optional<CartDocument> cart = document(id);
        if (cart.isEmpty()) {
            return new CartChange.NoSuchCart(id);
        }
        Update removal = new Update().pull("lines", query(where("product").is(product.value())));
        return apply(open(id), removal, cart.get().timeToLive()).orElseGet(() -> new CartChange.NoSuchCart(id));
    }

    /**
     * Adds to the line or appends one; each attempt is one conditional update, and only if another client came in
     * between does it take a second round.
     */
    private CartChange change(CartId id, ProductId product, int quantity, boolean onTop) {
        while (true) {
            Optional<CartDocument> cart = document(id);
            if (cart.isEmpty()) {
                return new CartChange.NoSuchCart(id);
            }
            Optional<CartDocument.Line> line = cart.get().lines().stream()
                    .filter(each -> each.product().equals(product.value()))
                    .findFirst();
            if (!mongo.exists(query(where("_id").is(product.value())), "products")) {
                return new CartChange.UnknownProduct(product);
            }
            if (line.isEmpty() && cart.get().lines().size() >= MAX_LINES
                    || onTop && line.isPresent() && line.get().quantity() + quantity > Inventory.MAX_QUANTITY) {
                return new CartChange.TooMuch(product);
            }
            Optional<CartChange> changed = line.isPresent()
                    ? changeLine(id, product, quantity, onTop, cart.get().timeToLive())
                    : appendLine(id, product, quantity, cart.get().timeToLive());
            if (changed.isPresent()) {
                return changed.get();
            }
        }
    }

    private Optional<CartChange> changeLine(
            CartId id, ProductId product, int quantity, boolean onTop, long timeToLive) {
        Criteria line = where("product").is(product.value());
        Criteria fitting = onTop ? line.and("quantity").lte(Inventory.MAX_QUANTITY - quantity) : line;
        String field = "lines.$[line].quantity";
        Update update = onTop ? new Update().inc(field, quantity) : new Update().set(field, quantity);
        update.filterArray(where("line.product").is(product.value()));
        return apply(open(id).and("lines").elemMatch(fitting), update, timeToLive);
    }

    private Optional<CartChange> appendLine(CartId id, ProductId product, int quantity, long timeToLive) {
        Criteria withoutIt = open(id).and("lines.product")
                .ne(product.value())
                .and("lines." + (MAX_LINES - 1))
                .exists(false);
        Update update = new Update().push("lines", new CartDocument.Line(product.value(), quantity));
        return apply(withoutIt, update, timeToLive);
    }

    private Optional<CartChange> apply(Criteria condition, Update update, long timeToLive) {
        Update renewed = update.set("expiresAt", now().plusMillis(timeToLive)).set("purgeAt", purgeAt(timeToLive));
        return Optional.ofNullable(mongo.findAndModify(
                        query(condition),
                        renewed,
                        FindAndModifyOptions.options().returnNew(true),
                        CartDocument.class))
                .map(CartDocument::read)
                .map(CartChange.Changed::new);
    }

    @Override
    public boolean discard(CartId id) {
        return failures.write(
                () -> mongo.remove(query(open(id)), CartDocument.class).getDeletedCount() > 0);
    }

    private Criteria open(CartId id) {
        return where("_id").is(id.value()).and("expiresAt").gt(now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The server goes by its own clock; where the shop's is another one, the later of the two decides. */
    private Instant purgeAt(long timeToLive) {
        Instant later = now().isAfter(Instant.now()) ? now() : Instant.now();
        return later.plusMillis(timeToLive);
    }
}
