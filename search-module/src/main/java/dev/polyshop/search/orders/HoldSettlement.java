package dev.polyshop.search.orders;

import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.inventory.StockDocument;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * Finds out what became of the holds in a stock or coupon document, by asking the documents of their orders:
 *
 * <ul>
 *   <li>the order has settled the hold's attempt: the movement is made for good, and the hold can be forgotten;
 *   <li>the attempt makes the order's step right now: the hold stays;
 *   <li>otherwise (the order is gone, or another attempt has taken over) the attempt can never be settled any more: its
 *       movement is taken back.
 * </ul>
 *
 * The first and the last are for ever: so it does no harm that order and stock are not read at one moment.
 */
final class HoldSettlement {

    /** From how many holds on a document is rid of the settled ones: each makes every write of it longer. */
    private static final int MANY = 16;

    /** Of an order, what tells the fate of its holds. */
    record Fate(@Id String id, OrderDocument.@Nullable Step step, List<String> settled) {

        boolean hasSettled(String attempt) {
            return settled.contains(attempt);
        }

        boolean isMakingNow(String attempt) {
            return step != null && step.attempt().equals(attempt);
        }
    }

    private static final Kind<Fate> FATE = OrderDocument.KIND.part(Fate.class, "id", "step", "settled");

    private final Documents documents;

    HoldSettlement(Documents documents) {
        this.documents = documents;
    }

    /** The stock as it is once all holds whose fate is known are settled. */
    StockDocument settled(StockDocument stock) {
        if (stock.holds().isEmpty()) {
            return stock;
        }
        Snapshot orders =
                read(stock.holds().stream().map(StockDocument.Hold::order).toList());
        return stock.settled(hold -> isMadeForGood(orders, hold.order(), hold.attempt()))
                .takenBack(hold -> isVoid(orders, hold.order(), hold.attempt()));
    }

    /** The same, only where there are many holds. */
    StockDocument tidied(StockDocument stock) {
        return stock.holds().size() < MANY ? stock : settled(stock);
    }

    /** The coupon as it is once all holds whose fate is known are settled. */
    CouponDocument settled(CouponDocument coupon) {
        if (coupon.holds().isEmpty()) {
            return coupon;
        }
        Snapshot orders =
                read(coupon.holds().stream().map(CouponDocument.Hold::order).toList());
        return coupon.settled(hold -> isMadeForGood(orders, hold.order(), hold.attempt()))
                .takenBack(hold -> isVoid(orders, hold.order(), hold.attempt()));
    }

    /** The same, only where there are many holds. */
    CouponDocument tidied(CouponDocument coupon) {
        return coupon.holds().size() < MANY ? coupon : settled(coupon);
    }

    private Snapshot read(Collection<String> orders) {
        return documents.getAll(orders.stream().map(FATE::ref).toList());
    }

    private static boolean isMadeForGood(Snapshot orders, String order, String attempt) {
        return fate(orders, order).map(fate -> fate.hasSettled(attempt)).orElse(false);
    }

    private static boolean isVoid(Snapshot orders, String order, String attempt) {
        return fate(orders, order)
                .map(fate -> !fate.hasSettled(attempt) && !fate.isMakingNow(attempt))
                .orElse(true);
    }

    private static Optional<Fate> fate(Snapshot orders, String order) {
        Ref<Fate> ref = FATE.ref(order);
        return orders.get(ref).map(Stored::content);
    }
}
