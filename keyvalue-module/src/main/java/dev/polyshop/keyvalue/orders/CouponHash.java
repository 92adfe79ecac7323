package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import java.util.Map;
import java.util.Optional;

/** A coupon as the fields of a hash. */
final class CouponHash {

    /** The field that counts its uses. */
    static final String USED = "used";

    private CouponHash() {}

    static Optional<CouponUse> read(CouponCode code, Map<String, String> fields) {
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new CouponUse(
                        new Coupon(code, number(fields, "percent"), number(fields, "maxUses")), number(fields, USED)));
    }

    private static int number(Map<String, String> fields, String field) {
        return Integer.parseInt(fields.getOrDefault(field, "0"));
    }
}
