package dev.polyshop.comparison.behaviour.random;

import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.CustomerValue;
import dev.polyshop.contract.reports.Period;
import dev.polyshop.contract.reports.SalesReports;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Carts, orders, coupons and reports, over products and customers that come and go. */
final class TradeOperations {

    private static final Currency EUR = Currency.getInstance("EUR");

    static final List<Operation> ALL = List.of(
            RecordOperations.ADD_PRODUCT,
            RecordOperations.RECEIVE,
            RecordOperations.RECEIVE,
            RecordOperations.REGISTER,
            Operation.of("find stock", (world, shop, step) -> shop.inventory().find(world.product(step.a()))),
            Operation.of(
                    "remove product",
                    (world, shop, step) -> step.b() > 8 ? shop.catalog().remove(world.product(step.a())) : "let it be"),
            Operation.of("erase customer", (world, shop, step) -> {
                shop.awaitVisibility();
                return step.b() > 8 ? shop.customers().erase(world.customer(step.a())) : "let be";
            }),
            Operation.of(
                    "open cart", (world, shop, step) -> shop.carts().open(world.cart(step.a()), Duration.ofHours(1))),
            Operation.of(
                    "add to cart",
                    (world, shop, step) -> Plainly.changed(
                            shop.carts().add(world.cart(step.a()), world.product(step.b()), 1 + step.c()))),
            Operation.of(
                    "set in cart",
                    (world, shop, step) -> Plainly.changed(
                            shop.carts().set(world.cart(step.a()), world.product(step.b()), step.c() % 4))),
            Operation.of("find cart", (world, shop, step) -> shop.carts().find(world.cart(step.a()))),
            Operation.of("discard cart", (world, shop, step) -> shop.carts().discard(world.cart(step.a()))),
            Operation.of("issue coupon", (world, shop, step) -> {
                shop.orders().issue(new Coupon(world.coupon(step.a()), 1 + step.b() * 9, 1 + step.c() % 2));
                return "issued";
            }),
            Operation.of("find coupon", (world, shop, step) -> shop.orders().findCoupon(world.coupon(step.a()))),
            Operation.of("place order", (world, shop, step) -> place(world, shop, step, false, false)),
            Operation.of("place order", (world, shop, step) -> place(world, shop, step, false, false)),
            Operation.of("place order with coupon", (world, shop, step) -> place(world, shop, step, true, false)),
            Operation.of("place order from cart", (world, shop, step) -> place(world, shop, step, false, true)),
            Operation.of(
                    "advance order",
                    (world, shop, step) ->
                            shop.orders().advance(world.order(step.a()), OrderStatus.values()[step.b() % 5])),
            Operation.of(
                    "advance order",
                    (world, shop, step) ->
                            shop.orders().advance(world.order(step.a()), OrderStatus.values()[1 + step.c() % 4])),
            Operation.of("find order", (world, shop, step) -> shop.orders().find(world.order(step.a()))),
            Operation.of(
                    "find order by key", (world, shop, step) -> shop.orders().findByKey(world.key(step.a()))),
            Operation.list(
                    "order history",
                    (world, shop, step) ->
                            Plainly.unordered(shop.orders().history(world.customer(step.a()), PageRequest.first(20)))),
            Operation.of("recover", (world, shop, step) -> shop.orders().recover(Duration.ofMinutes(5))),
            Operation.list(
                    "bought together",
                    (world, shop, step) -> shop.reports().boughtTogether(world.product(step.a()), 10)),
            Operation.list(
                    "top products",
                    (world, shop, step) -> shop.reports().topProducts(recently(), EUR, SalesReports.MAX_LIMIT).stream()
                            .filter(row -> world.knows(row.product()))
                            .toList()),
            Operation.list(
                    "customer value",
                    (world, shop, step) ->
                            shop.reports().customerValue(recently(), EUR, SalesReports.MAX_LIMIT).stream()
                                    .filter(row -> world.knows(row.customer()))
                                    .map(row -> new CustomerValue(0, row.customer(), row.orders(), row.total()))
                                    .toList()),
            Operation.list(
                    "running out",
                    (world, shop, step) ->
                            shop.reports().runningOut(recently(), 1 + step.c(), SalesReports.MAX_LIMIT).stream()
                                    .filter(row -> world.knows(row.product()))
                                    .toList()));

    private TradeOperations() {}

    private static Object place(World world, Shop shop, Step step, boolean coupon, boolean cart) {
        List<CartLine> lines = new ArrayList<>(List.of(new CartLine(world.product(step.b()), 1 + step.c() % 6)));
        if (step.c() % 2 == 0) {
            lines.add(new CartLine(world.product(step.b() + 1), 1 + step.a() % 3));
        }
        PlaceOrder wish = new PlaceOrder(
                world.order(step.a()),
                world.key(step.a()),
                world.customer(step.c()),
                lines,
                coupon ? Optional.of(world.coupon(step.b())) : Optional.empty(),
                cart ? Optional.of(world.cart(step.b())) : Optional.empty());
        return shop.orders().place(wish);
    }

    /** Both shops go by the clock, so the period is wide enough for a midnight in between. */
    private static Period recently() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Period(today.minusDays(5), today.plusDays(5), ZoneOffset.UTC);
    }
}
