package dev.polyshop.document.orders;

import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.document.inventory.StockMovement;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/**
 * An order's work under way: the movement of stock that its new status asks for, recorded in the order's field
 * {@code work} before the first product is touched and removed after the last. Each product moved for it carries the
 * work's id in {@code stock.moves} until then. The mark is set in the same update as the counters, so that doing the
 * work again moves nothing twice, and taking it back moves back just what was moved: the two-phase pattern for
 * databases whose atom is the document.
 *
 * @param id tells this work's marks from those of any other, an earlier attempt at the same order included
 * @param order the order, as it will stand
 * @param movement which way the pieces go
 * @param moved whether all of them have gone
 * @param cart the cart that is gone once the order stands
 */
record Work(UUID id, Order order, StockMovement movement, boolean moved, Optional<CartId> cart) {

    /** New work for an order. */
    static Work begin(Order order, StockMovement movement, Optional<CartId> cart) {
        return new Work(UUID.randomUUID(), order, movement, false, cart);
    }

    /** The work in an order's document, if there is any. */
    static Optional<Work> in(Document document) {
        return Optional.ofNullable(document.get("work", Document.class))
                .map(work -> new Work(
                        work.get("id", UUID.class),
                        OrderDocument.read(document),
                        StockMovement.valueOf(work.getString("movement")),
                        work.getBoolean("moved"),
                        Optional.ofNullable(work.get("cart", UUID.class)).map(CartId::new)));
    }

    /** As it is recorded in the order's document. */
    Document document(Instant since) {
        Document work = new Document("id", id)
                .append("movement", movement.name())
                .append("moved", moved)
                .append("since", Date.from(since));
        cart.ifPresent(each -> work.append("cart", each.value()));
        return work;
    }
}
