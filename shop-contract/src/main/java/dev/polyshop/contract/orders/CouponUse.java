package dev.polyshop.contract.orders;

/**
 * A coupon and how often it was used.
 *
 * @param coupon the coupon
 * @param used how many orders have used it; at most {@link Coupon#maxUses()}
 */
public record CouponUse(Coupon coupon, int used) {}
