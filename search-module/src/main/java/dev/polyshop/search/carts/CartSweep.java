package dev.polyshop.search.carts;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;

/** Removes carts whose time is over, and those left behind by a client that died between its order and its cart. */
public final class CartSweep {

    /** Of an order, the cart that it came from. */
    record Origin(@Id String id, String cart, long placedAt) {}

    private static final String ORDERS = "orders";

    private final Documents documents;
    private final Scan scan;
    private final Clock clock;

    /** Sweeps these documents. */
    public CartSweep(Documents documents, Scan scan, Clock clock) {
        this.documents = documents;
        this.scan = scan;
        this.clock = clock;
    }

    /** Removes them. */
    public void sweep() {
        String now = Long.toString(clock.millis());
        Query expired = Query.of(query ->
                query.range(range -> range.term(term -> term.field("expiresAt").lte(now))));
        scan.ids(CartDocument.KIND, expired, ids -> {
            Snapshot carts =
                    documents.getAll(ids.stream().map(CartDocument.KIND::ref).toList());
            documents.writeAll(ids.stream()
                    .flatMap(id -> carts.get(CartDocument.KIND.ref(id)).stream())
                    .filter(cart -> cart.content().isExpired(clock.instant()))
                    .map(Stored::removed)
                    .toList());
        });
        scan.ids(CartDocument.KIND, Query.of(query -> query.matchAll(all -> all)), this::removeOrdered);
    }

    private void removeOrdered(List<String> carts) {
        List<FieldValue> values = carts.stream().map(FieldValue::of).toList();
        Query ordered = Query.of(query -> query.bool(bool -> bool.filter(
                        filter -> filter.terms(terms -> terms.field("cart").terms(any -> any.value(values))))
                .filter(filter -> filter.exists(exists -> exists.field("status")))));
        Kind<Origin> origin = Kind.of(ORDERS, Origin.class).part(Origin.class, "id", "cart", "placedAt");
        scan.ids(origin, ordered, orders -> {
            Snapshot read = documents.getAll(orders.stream().map(origin::ref).toList());
            documents.writeAll(orders.stream()
                    .flatMap(order -> read.get(origin.ref(order)).stream())
                    .flatMap(order ->
                            ordered(order.content().cart(), order.content().placedAt()).stream())
                    .map(Stored::removed)
                    .toList());
        });
    }

    /**
     * Removes the cart that an order came from, if it is still there.
     *
     * @param cart its id
     * @param placedAt when the order was placed, in epoch milliseconds: a cart opened after that is another one
     */
    public void removeOrdered(String cart, long placedAt) {
        ordered(cart, placedAt).ifPresent(stored -> documents.write(stored.removed()));
    }

    private Optional<Stored<CartDocument>> ordered(String cart, long placedAt) {
        return documents
                .get(CartDocument.KIND.ref(cart))
                .filter(stored -> stored.content().openedAt() <= placedAt);
    }
}
