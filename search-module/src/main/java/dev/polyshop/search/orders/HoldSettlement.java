package dev.polyshop.search.orders;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.inventory.StockOfProduct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Whether a stock has so many holds that it is time to be rid of the settled ones. */
    static boolean isLong(StockDocument stock) {
        return stock.holds().size() >= MANY;
    }

    /**
     * Asks about those holds that decide whether an order can be placed, where stock or coupon seem to be used up; and
     * about those that have become many.
     *
     * @param read the stock of the lines and the coupon, as read
     */
    Fates askFor(List<CartLine> lines, Optional<CouponCode> coupon, Snapshot read) {
        List<StockDocument> stocks = new ArrayList<>();
        for (CartLine line : lines) {
            StockDocument stock = StockOfProduct.known(read, line.product()).stock();
            if (stock.onHand() < line.quantity() || isLong(stock)) {
                stocks.add(stock);
            }
        }
        return ask(
                stocks,
                coupon.flatMap(code -> read.get(CouponDocument.ref(code)))
                        .map(Stored::content)
                        .filter(used -> used.isExhausted() || used.holds().size() >= MANY));
    }

    /**
     * Asks about the orders of all holds in some stock documents and a coupon's, in one round trip if there are any.
     */
    Fates ask(Collection<StockDocument> stocks, Optional<CouponDocument> coupon) {
        Set<Ref<Fate>> orders = new LinkedHashSet<>();
        stocks.forEach(stock -> stock.holds().forEach(hold -> orders.add(FATE.ref(hold.order()))));
        coupon.ifPresent(asked -> asked.holds().forEach(hold -> orders.add(FATE.ref(hold.order()))));
        return new Fates(orders, documents.getAll(orders));
    }

    /** What became of the orders that were asked about; holds of others are left as they are. */
    static final class Fates {

        private final Set<Ref<Fate>> asked;
        private final Snapshot orders;

        private Fates(Set<Ref<Fate>> asked, Snapshot orders) {
            this.asked = asked;
            this.orders = orders;
        }

        /** The stock as it is once all holds whose fate is known are settled. */
        StockDocument settled(StockDocument stock) {
            return stock.settled(hold -> isMadeForGood(hold.order(), hold.attempt()))
                    .takenBack(hold -> isVoid(hold.order(), hold.attempt()));
        }

        /** The coupon as it is once all holds whose fate is known are settled. */
        CouponDocument settled(CouponDocument coupon) {
            return coupon.settled(hold -> isMadeForGood(hold.order(), hold.attempt()))
                    .takenBack(hold -> isVoid(hold.order(), hold.attempt()));
        }

        private boolean isMadeForGood(String order, String attempt) {
            return fate(order).map(fate -> fate.hasSettled(attempt)).orElse(false);
        }

        private boolean isVoid(String order, String attempt) {
            return asked.contains(FATE.ref(order))
                    && fate(order)
                            .map(fate -> !fate.hasSettled(attempt) && !fate.isMakingNow(attempt))
                            .orElse(true);
        }

        private Optional<Fate> fate(String order) {
            return orders.get(FATE.ref(order)).map(Stored::content);
        }
    }
}
