package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.inventory.StockDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The steps of recorded {@link Work}. Each may be repeated, and done by several clients at once. */
final class WorkSteps {

    private final MongoOperations mongo;
    private final StoredOrders orders;
    private final StockMoves stock;
    private final DocumentCoupons coupons;

    WorkSteps(MongoOperations mongo) {
        this.mongo = mongo;
        this.orders = new StoredOrders(mongo);
        this.stock = new StockMoves(mongo);
        this.coupons = new DocumentCoupons(mongo);
    }

    /** Takes the coupon's use and the pieces of all lines; why not all, if so. */
    Optional<PlaceOrderResult> take(Work work) {
        Optional<CouponCode> coupon = work.order().coupon();
        if (coupon.isPresent() && !coupons.useMarked(coupon.get(), work.id())) {
            return Optional.of(new PlaceOrderResult.CouponExhausted(coupon.get()));
        }
        List<OrderLine> lines = work.order().lines();
        if (stock.moveMarked(work) == lines.size()) {
            return Optional.empty();
        }
        List<ProductId> marked = stock.marked(work.id());
        List<OrderLine> tooFew =
                lines.stream().filter(line -> !marked.contains(line.product())).toList();
        return tooFew.isEmpty() ? Optional.empty() : Optional.of(reason(tooFew));
    }

    private PlaceOrderResult reason(List<OrderLine> tooFew) {
        Map<ProductId, StockLevel> levels = HashMap.newHashMap(tooFew.size());
        Query wanted = query(where("_id")
                .in(tooFew.stream().map(line -> line.product().value()).toList()));
        wanted.fields().include("stock");
        for (Document product : mongo.find(wanted, Document.class, ProductDocument.COLLECTION)) {
            StockLevel level = StockDocument.read(product);
            levels.put(level.product(), level);
        }
        return tooFew.stream()
                .filter(line -> !levels.containsKey(line.product()))
                .findFirst()
                .<PlaceOrderResult>map(line -> new PlaceOrderResult.UnknownProduct(line.product()))
                .orElseGet(() -> {
                    OrderLine first = tooFew.getFirst();
                    return OrderDraft.outOfStock(
                            first,
                            Optional.ofNullable(levels.get(first.product()))
                                    .orElseThrow()
                                    .onHand());
                });
    }

    /** Lets the order stand, unless another client has decided already; whether this one did. */
    boolean decide(Work work) {
        return orders.update(
                with(work).and("status").is(OrderDocument.PLACING),
                new Update().set("status", OrderStatus.PLACED.name()).set("work.moved", true));
    }

    /**
     * Takes back what was taken for an order that shall not stand, and removes it.
     *
     * @return whether it does not stand now
     */
    boolean undo(Work work) {
        var unused = orders.update(
                with(work).and("status").is(OrderDocument.PLACING), new Update().set("status", OrderDocument.UNDOING));
        Optional<Document> order = orders.withId(work.order().id());
        boolean stands = order.filter(OrderDocument::isSeen).isPresent();
        boolean itsOwn = order.flatMap(Work::in)
                .filter(now -> now.id().equals(work.id()))
                .isPresent();
        if (stands && itsOwn) {
            return false; // Its marks are right: it was taken for an order that stands.
        }
        stock.moveBack(work);
        work.order().coupon().ifPresent(coupon -> coupons.giveBack(coupon, work.id()));
        orders.remove(with(work).and("status").is(OrderDocument.UNDOING));
        return !stands;
    }

    /** Moves all pieces that are left to move, and settles. */
    void finish(Work work) {
        if (!work.moved()) {
            var unused = stock.moveMarked(work);
            if (!orders.update(with(work), new Update().set("work.moved", true))) {
                stock.moveBack(work); // Another client had ended the work: these moves were one too many.
                return;
            }
        }
        settle(work);
    }

    /**
     * Clears up after work that is done. The marks stay, settled, until the work is gone from the order: another client
     * that is still about to take the same pieces finds a mark before that, and afterwards finds the work gone and
     * takes its own moves back.
     */
    void settle(Work work) {
        Optional<CouponCode> coupon = work.order().coupon();
        stock.settle(work);
        coupon.ifPresent(code -> coupons.settle(code, work.id()));
        work.cart().ifPresent(cart -> mongo.remove(query(where("_id").is(cart.value())), "carts"));
        var unused = orders.update(with(work), new Update().unset("work"));
        stock.unmark(work);
        coupon.ifPresent(code -> coupons.unmark(code, work.id()));
    }

    private static Criteria with(Work work) {
        return where("_id").is(work.order().id().value()).and("work.id").is(work.id());
    }
}
