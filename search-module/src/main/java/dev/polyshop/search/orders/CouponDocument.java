package dev.polyshop.search.orders;

import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * A coupon and how often it was used.
 *
 * @param id its code
 * @param percent what it takes off
 * @param maxUses how often it may be used
 * @param used how often it was used, the holds included
 * @param holds uses by orders that are not known to be placed
 */
@Document(indexName = "#{@namespace.alias('coupons')}", createIndex = false)
public record CouponDocument(@Id String id, int percent, int maxUses, int used, List<Hold> holds) {

    /** The index of coupons. */
    public static final Kind<CouponDocument> KIND = Kind.of("coupons", CouponDocument.class);

    /**
     * A use by an order that is being placed.
     *
     * @param order the order's id
     * @param attempt which attempt at placing it
     */
    public record Hold(String order, String attempt) {}

    static Ref<CouponDocument> ref(CouponCode code) {
        return KIND.ref(code);
    }

    static CouponDocument of(Coupon coupon) {
        return new CouponDocument(coupon.code().value(), coupon.percent(), coupon.maxUses(), 0, List.of());
    }

    Coupon coupon() {
        return new Coupon(new CouponCode(id), percent, maxUses);
    }

    CouponUse toUse() {
        return new CouponUse(coupon(), used);
    }

    boolean isExhausted() {
        return used >= maxUses;
    }

    /** Used once more, for good. */
    CouponDocument usedOnce() {
        return new CouponDocument(id, percent, maxUses, used + 1, holds);
    }

    /** Used once more, by an order being placed. */
    CouponDocument held(Hold hold) {
        List<Hold> more = new ArrayList<>(holds);
        more.add(hold);
        return new CouponDocument(id, percent, maxUses, used + 1, more);
    }

    /** Without the holds whose orders are placed: their uses stay. */
    CouponDocument settled(Predicate<Hold> which) {
        return new CouponDocument(
                id,
                percent,
                maxUses,
                used,
                holds.stream().filter(which.negate()).toList());
    }

    /** Without the holds that failed: their uses are given back. */
    CouponDocument takenBack(Predicate<Hold> which) {
        CouponDocument rest = settled(which);
        return new CouponDocument(id, percent, maxUses, used - (holds.size() - rest.holds.size()), rest.holds);
    }
}
