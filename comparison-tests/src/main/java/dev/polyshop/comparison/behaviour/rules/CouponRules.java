package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static dev.polyshop.comparison.behaviour.kit.Fixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.List;
import java.util.Locale;

/** Coupons: a discount, so many times. */
@EachStore
public final class CouponRules {

    private final Shop shop;
    private final Orders orders;
    private final Fixtures make;

    CouponRules(ShopUnderTest on) {
        shop = on.shop();
        orders = shop.orders();
        make = on.make();
    }

    @Rule(
            id = "ORD-40",
            title = "A coupon takes its percentage off, rounded half up to the smallest coin, and is used once.",
            teaches = "Rounding is part of the contract: 15% of 0.99 is 0.15, not 0.1485, in every store.")
    void discount() {
        CustomerId customer = make.customer().id();
        Product product = make.stock(make.add(make.draft().priced("0.33", "EUR")), 10);
        Product yen = make.stock(make.add(make.draft().priced("333", "JPY")), 10);
        CouponCode code = make.coupon(15, 5);

        Order order = make.place(wish(customer, 3, product).withCoupon(code));
        Order inYen = make.place(wish(customer, 1, yen).withCoupon(code));

        assertThat(order.subtotal()).isEqualTo(euros("0.99"));
        assertThat(order.discount()).isEqualTo(euros("0.15"));
        assertThat(order.total()).isEqualTo(euros("0.84"));
        assertThat(order.coupon()).contains(code);
        assertThat(inYen.discount()).isEqualTo(Money.of("50", "JPY"));
        assertThat(orders.find(order.id())).contains(order);
        assertThat(orders.findCoupon(code)).contains(new CouponUse(new Coupon(code, 15, 5), 2));
    }

    @Rule(
            id = "ORD-41",
            title = "Sixteen orders at once with a coupon for five: five have the discount, and eleven are refused.",
            teaches = "A counter with a limit is the smallest oversell: count in the write, not before it.")
    void limitUnderConcurrency() {
        CustomerId customer = make.customer().id();
        Product product = make.product(100);
        CouponCode code = make.coupon(10, 5);

        List<PlaceOrderResult> results = Together.run(
                16, number -> orders.place(wish(customer, 1, product).withCoupon(code)));

        assertThat(results)
                .filteredOn(result -> result instanceof PlaceOrderResult.Placed)
                .hasSize(5);
        assertThat(results)
                .filteredOn(result -> result.equals(new PlaceOrderResult.CouponExhausted(code)))
                .hasSize(11);
        assertThat(orders.findCoupon(code).orElseThrow().used()).isEqualTo(5);
        assertThat(shop.inventory().find(product.id()).orElseThrow().reserved()).isEqualTo(5);
    }

    @Rule(
            id = "ORD-42",
            title =
                    "An order that is not placed uses no coupon; a retry uses none again; a cancelled order gives none back.",
            teaches = "What is spent when has to be said once, and held by every path.")
    void whatUsesACoupon() {
        CustomerId customer = make.customer().id();
        Product product = make.product(2);
        CouponCode code = make.coupon(50, 3);

        assertThat(orders.place(wish(customer, 3, product).withCoupon(code)))
                .isInstanceOf(PlaceOrderResult.OutOfStock.class);
        assertThat(orders.findCoupon(code).orElseThrow().used()).isZero();
        PlaceOrder wish = wish(customer, 1, product).withCoupon(code);
        Order order = make.place(wish);
        assertThat(orders.place(wish)).isEqualTo(new PlaceOrderResult.Placed(order, true));
        orders.advance(order.id(), OrderStatus.CANCELLED);
        assertThat(orders.findCoupon(code).orElseThrow().used()).isEqualTo(1);
    }

    @Rule(
            id = "ORD-43",
            title = "A coupon code is issued once and compared letter by letter.",
            teaches = "Keys again: exact, unique, whatever the collation.")
    void codes() {
        CouponCode lower = new CouponCode(make.token() + "-x");
        CouponCode upper = new CouponCode(lower.value().toUpperCase(Locale.ROOT));
        orders.issue(new Coupon(lower, 10, 1));

        assertThatThrownBy(() -> orders.issue(new Coupon(lower, 20, 2))).isInstanceOf(DuplicateKeyException.class);
        assertThat(orders.findCoupon(upper)).isEmpty();
        orders.issue(new Coupon(upper, 30, 3));
        assertThat(orders.findCoupon(lower)).contains(new CouponUse(new Coupon(lower, 10, 1), 0));
        assertThat(orders.findCoupon(upper)).contains(new CouponUse(new Coupon(upper, 30, 3), 0));
    }

    @Rule(
            id = "ORD-44",
            title = "A coupon of 100 percent makes an order free; coupons beyond their bounds are refused.",
            teaches = "The edges: nothing to pay is a price too.")
    void edges() {
        Product product = make.product(1);
        CouponCode code = make.coupon(100, 1);

        Order order = make.place(wish(make.customer().id(), 1, product).withCoupon(code));

        assertThat(order.total()).isEqualTo(euros("0.00"));
        assertThat(orders.find(order.id())).contains(order);
        for (int percent : new int[] {0, -1, 101}) {
            assertThatThrownBy(() -> new Coupon(code, percent, 1)).isInstanceOf(InvalidDataException.class);
        }
        assertThatThrownBy(() -> new Coupon(code, 10, 0)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> new CouponCode("'; DROP TABLE coupons; --")).isInstanceOf(InvalidDataException.class);
    }
}
