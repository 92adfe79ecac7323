package dev.polyshop.document.orders;

import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A coupon in the collection {@code coupons}.
 *
 * @param code its code; {@link MongoId} keeps Spring Data from taking a code of 24 hexadecimal digits for an ObjectId
 * @param remaining how many orders may still use it: counted down, so that the guard is a plain comparison
 * @param moves the ids of the work under way that holds a use; absent if none ever did
 * @param settled the ids of the work that has its use for good and is about to end; absent if none ever was
 */
@Document("coupons")
record CouponDocument(
        @MongoId(FieldType.STRING) String code,
        int percent,
        int maxUses,
        int remaining,
        @Nullable List<UUID> moves,
        @Nullable List<UUID> settled) {

    static CouponDocument of(Coupon coupon) {
        return new CouponDocument(
                coupon.code().value(), coupon.percent(), coupon.maxUses(), coupon.maxUses(), null, null);
    }

    Coupon coupon() {
        return new Coupon(new CouponCode(code), percent, maxUses);
    }

    CouponUse use() {
        return new CouponUse(coupon(), maxUses - remaining);
    }
}
