package dev.polyshop.contract.orders;

import dev.polyshop.contract.InvalidDataException;

/**
 * A discount that a limited number of orders can have. A cancelled order does not give its use back.
 *
 * @param code its code
 * @param percent 1 to 100 percent off the order's subtotal
 * @param maxUses 1 to 1,000,000 orders
 */
public record Coupon(CouponCode code, int percent, int maxUses) {

    /** @throws InvalidDataException if a field is out of bounds */
    public Coupon {
        if (percent < 1 || percent > 100) {
            throw new InvalidDataException("a coupon takes 1 to 100 percent off, not " + percent);
        }
        if (maxUses < 1 || maxUses > 1_000_000) {
            throw new InvalidDataException("a coupon has 1 to 1,000,000 uses, not " + maxUses);
        }
    }
}
