package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/** Coupons and their uses, counted down in one document each. */
final class DocumentCoupons {

    private final MongoOperations mongo;

    /** @param mongo a template, or one within a transaction's session */
    DocumentCoupons(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void issue(Coupon coupon) {
        mongo.insert(CouponDocument.of(coupon));
    }

    Optional<CouponDocument> find(CouponCode code) {
        return Optional.ofNullable(mongo.findById(code.value(), CouponDocument.class));
    }

    /** Uses it once more if it may be; whether it did. */
    boolean use(CouponCode code) {
        return mongo.updateFirst(query(left(code)), new Update().inc("remaining", -1), CouponDocument.class)
                        .getMatchedCount()
                == 1;
    }

    /** Uses it once for this work, however often it is asked; whether the work has its use. */
    boolean useMarked(CouponCode code, UUID work) {
        boolean used = mongo.updateFirst(
                                query(left(code)
                                        .and("moves")
                                        .ne(work)
                                        .and("settled")
                                        .ne(work)),
                                new Update().inc("remaining", -1).push("moves", work),
                                CouponDocument.class)
                        .getMatchedCount()
                == 1;
        return used
                || mongo.exists(
                        query(where("code")
                                .is(code.value())
                                .orOperator(
                                        where("moves").is(work),
                                        where("settled").is(work))),
                        CouponDocument.class);
    }

    /** Gives back the use that the work has, if it has one. */
    void giveBack(CouponCode code, UUID work) {
        mongo.updateFirst(
                query(held(code, work)), new Update().inc("remaining", 1).pull("moves", work), CouponDocument.class);
    }

    /** Settles the work's mark, as {@link StockMoves#settle} does: the use stays used. */
    void settle(CouponCode code, UUID work) {
        mongo.updateFirst(
                query(held(code, work)), new Update().pull("moves", work).push("settled", work), CouponDocument.class);
    }

    /** Takes the settled mark off. */
    void unmark(CouponCode code, UUID work) {
        mongo.updateFirst(
                query(where("code").is(code.value()).and("settled").is(work)),
                new Update().pull("settled", work),
                CouponDocument.class);
    }

    /** Gives back uses held by work that is not under way any more, as {@link StockMoves#moveBackStrays()} does. */
    void giveBackStrays() {
        Criteria marked = new Criteria()
                .orOperator(where("moves.0").exists(true), where("settled.0").exists(true));
        for (CouponDocument coupon : mongo.find(query(marked), CouponDocument.class)) {
            CouponCode code = new CouponCode(coupon.code());
            strays(coupon.moves()).forEach(work -> giveBack(code, work));
            strays(coupon.settled()).forEach(work -> unmark(code, work));
        }
    }

    private List<UUID> strays(@Nullable List<UUID> marks) {
        return Optional.ofNullable(marks).orElse(List.of()).stream()
                .filter(work -> !mongo.exists(query(where("work.id").is(work)), OrderDocument.COLLECTION))
                .toList();
    }

    /** Reads, computes and writes back, as {@code naive} does. */
    void writeBack(CouponDocument read) {
        mongo.updateFirst(
                query(where("code").is(read.code())),
                new Update().set("remaining", read.remaining() - 1),
                CouponDocument.class);
    }

    private static Criteria left(CouponCode code) {
        return where("code").is(code.value()).and("remaining").gt(0);
    }

    private static Criteria held(CouponCode code, UUID work) {
        return where("code").is(code.value()).and("moves").is(work);
    }
}
