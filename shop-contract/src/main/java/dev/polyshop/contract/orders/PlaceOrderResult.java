package dev.polyshop.contract.orders;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;

/**
 * The outcome of placing an order. Where several reasons speak against it, the first in the order of the cases below is
 * given, and among lines the first line; nothing is changed then.
 */
public sealed interface PlaceOrderResult {

    /**
     * The order stands.
     *
     * @param order the order
     * @param repeated whether it stood already under this key: then it is as it was placed or has become since,
     *     whatever else the repeated wish says
     */
    record Placed(Order order, boolean repeated) implements PlaceOrderResult {}

    /**
     * There is no such customer.
     *
     * @param customer the id
     */
    record UnknownCustomer(CustomerId customer) implements PlaceOrderResult {}

    /**
     * There is no such product.
     *
     * @param product the first such line's product
     */
    record UnknownProduct(ProductId product) implements PlaceOrderResult {}

    /** The products are not all priced in one currency. */
    record MixedCurrencies() implements PlaceOrderResult {}

    /**
     * There is no such coupon.
     *
     * @param coupon the code
     */
    record UnknownCoupon(CouponCode coupon) implements PlaceOrderResult {}

    /**
     * The coupon has been used as often as it may be.
     *
     * @param coupon the code
     */
    record CouponExhausted(CouponCode coupon) implements PlaceOrderResult {}

    /**
     * There are fewer pieces on hand than wanted.
     *
     * @param product the first such line's product
     * @param requested how many pieces were wanted
     * @param available how many there were
     */
    record OutOfStock(ProductId product, int requested, long available) implements PlaceOrderResult {}
}
