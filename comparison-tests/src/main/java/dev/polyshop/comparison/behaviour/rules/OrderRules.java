package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static dev.polyshop.comparison.behaviour.kit.Fixtures.line;
import static dev.polyshop.comparison.behaviour.kit.Fixtures.wish;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.PlaceOrderResult.Placed;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Placing orders: once, whole or not at all. */
@EachStore
public final class OrderRules {

    private final Shop shop;
    private final Orders orders;
    private final Fixtures make;

    OrderRules(ShopUnderTest on) {
        shop = on.shop();
        orders = shop.orders();
        make = on.make();
    }

    @Rule(
            id = "ORD-01",
            title = "A placed order has its lines in order with the prices of the moment, and reserves their pieces.",
            teaches = "A checkout touches orders, stock, coupon and cart: one transaction, one script, or a saga.")
    void place() {
        CustomerId customer = make.customer().id();
        Product second = make.stock(make.add(make.draft().priced("0.99", "EUR")), 10);
        Product first = make.stock(make.add(make.draft().priced("24.50", "EUR").in("deep/down")), 3);
        PlaceOrder wish = PlaceOrder.of(customer, List.of(line(first.id(), 3), line(second.id(), 7)));

        Order order = make.place(wish);

        assertThat(order.id()).isEqualTo(wish.id());
        assertThat(order.key()).isEqualTo(wish.key());
        assertThat(order.customer()).contains(customer);
        assertThat(order.status()).isEqualTo(OrderStatus.PLACED);
        assertThat(order.lines()).containsExactly(OrderLine.of(first, 3), OrderLine.of(second, 7));
        assertThat(order.total()).isEqualTo(euros("80.43"));
        assertThat(order.discount()).isEqualTo(euros("0.00"));
        assertThat(order.coupon()).isEmpty();
        assertThat(order.placedAt())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(orders.find(wish.id())).contains(order);
        assertThat(orders.findByKey(wish.key())).contains(order);
        assertThat(make.stockOf(first)).isEqualTo(new StockLevel(first.id(), 0, 3, 0));
        assertThat(make.stockOf(second)).isEqualTo(new StockLevel(second.id(), 3, 7, 0));
    }

    @Rule(
            id = "ORD-02",
            title = "The same idempotency key again gives the order that stands under it, and reserves nothing more.",
            teaches =
                    "A client that got no answer must be able to ask again: exactly once is at least once plus a key.")
    void idempotentRetry() {
        CustomerId customer = make.customer().id();
        Product product = make.product(10);
        PlaceOrder wish = wish(customer, 2, product);
        Order order = make.place(wish);

        assertThat(orders.place(wish)).isEqualTo(new Placed(order, true));
        CartId cart = make.cart();
        PlaceOrder other =
                wish(CustomerId.next(), 9, make.product()).withKey(wish.key()).fromCart(cart);
        assertThat(orders.place(other)).isEqualTo(new Placed(order, true));
        assertThat(shop.carts().find(cart)).isPresent();
        assertThat(orders.find(other.id())).isEmpty();
        orders.advance(order.id(), OrderStatus.PAID);
        assertThat(orders.place(wish)).isEqualTo(new Placed(order.withStatus(OrderStatus.PAID), true));
        assertThat(make.stockOf(product)).isEqualTo(new StockLevel(product.id(), 8, 2, 0));
    }

    @Rule(
            id = "ORD-04",
            title = "An order with more pieces than there are names the first such line, and takes nothing.",
            teaches = "The refusal has to undo, or not begin, what the earlier lines took.")
    void outOfStock() {
        CustomerId customer = make.customer().id();
        Product plenty = make.product(10);
        Product few = make.product(2);
        Product none = make.product();
        PlaceOrder wish = PlaceOrder.of(customer, List.of(line(plenty.id(), 5), line(few.id(), 3), line(none.id(), 1)));

        assertThat(orders.place(wish)).isEqualTo(new PlaceOrderResult.OutOfStock(few.id(), 3, 2));
        assertThat(make.stockOf(plenty)).isEqualTo(new StockLevel(plenty.id(), 10, 0, 0));
        assertThat(make.stockOf(few)).isEqualTo(new StockLevel(few.id(), 2, 0, 0));
        assertThat(orders.find(wish.id())).isEmpty();
        assertThat(orders.findByKey(wish.key())).isEmpty();
        make.stock(few, 1);
        make.stock(none, 1);
        assertThat(orders.place(wish)).isInstanceOf(Placed.class);
    }

    @Rule(
            id = "ORD-05",
            title = "An order of 100 lines is placed whole; with one line too many pieces, not at all.",
            teaches = "All or nothing over 100 records: easy in a transaction, work without one.")
    void hundredLines() {
        CustomerId customer = make.customer().id();
        List<Product> products = make.products(100, 5);
        shop.inventory().take(products.get(99).id(), 4);
        PlaceOrder tooMuch = wish(customer, 2, products.toArray(Product[]::new));

        assertThat(orders.place(tooMuch))
                .isEqualTo(new PlaceOrderResult.OutOfStock(products.get(99).id(), 2, 1));
        assertThat(make.reserved(products)).containsOnly(0L, 4L);
        assertThat(make.reserved(products)).filteredOn(pieces -> pieces == 4).hasSize(1);

        Order order = make.place(wish(customer, 1, products.toArray(Product[]::new)));
        assertThat(order.lines()).hasSize(100);
        assertThat(order.total()).isEqualTo(euros("1000.00"));
        assertThat(make.reserved(products)).filteredOn(pieces -> pieces == 1).hasSize(99);
        assertThat(orders.find(order.id())).contains(order);
    }

    @Rule(
            id = "ORD-06",
            title = "Of several reasons against an order, the first in the contract's order is given.",
            teaches = "Four stores check in their own ways; what they answer must not depend on it.")
    void firstReason() {
        CustomerId customer = make.customer().id();
        CustomerId stranger = CustomerId.next();
        Product euros = make.product();
        Product dollars = make.add(make.draft().priced("1.00", "USD"));
        ProductId nobody = ProductId.next();
        CouponCode unknown = new CouponCode(Fixtures.word());
        CouponCode used = make.coupon(10, 1);
        make.place(wish(customer, 1, make.product(1)).withCoupon(used));
        List<CartLine> allWrong = List.of(line(euros.id(), 1), line(dollars.id(), 1), line(nobody, 1));
        List<CartLine> mixed = allWrong.subList(0, 2);

        assertThat(orders.place(PlaceOrder.of(stranger, allWrong).withCoupon(unknown)))
                .isEqualTo(new PlaceOrderResult.UnknownCustomer(stranger));
        assertThat(orders.place(PlaceOrder.of(customer, allWrong).withCoupon(unknown)))
                .isEqualTo(new PlaceOrderResult.UnknownProduct(nobody));
        assertThat(orders.place(PlaceOrder.of(customer, mixed).withCoupon(unknown)))
                .isEqualTo(new PlaceOrderResult.MixedCurrencies());
        assertThat(orders.place(wish(customer, 1, euros).withCoupon(unknown)))
                .isEqualTo(new PlaceOrderResult.UnknownCoupon(unknown));
        assertThat(orders.place(wish(customer, 1, euros).withCoupon(used)))
                .isEqualTo(new PlaceOrderResult.CouponExhausted(used));
        assertThat(orders.place(wish(customer, 1, euros))).isEqualTo(new PlaceOrderResult.OutOfStock(euros.id(), 1, 0));
    }

    @Rule(
            id = "ORD-10",
            title = "An order does not change when its product is renamed, repriced or moved.",
            teaches = "A snapshot: normalising it away would rewrite history.")
    void snapshot() {
        Product product = make.product(5);
        Order order = make.place(wish(make.customer().id(), 1, product));
        Product renamed = shop.catalog().replace(product.withName("Renamed").withPrice(euros("99.00")));
        shop.catalog()
                .replace(renamed.withCategory(
                        make.draft().in("elsewhere").product().category()));

        assertThat(orders.find(order.id())).contains(order);
        assertThat(order.lines()).containsExactly(OrderLine.of(product, 1));
        assertThat(orders.findByKey(order.key()).orElseThrow().total()).isEqualTo(euros("10.00"));
    }

    @Rule(
            id = "ORD-11",
            title = "An order of 150 lines of 1,000 pieces adds up, in yen and in thousandths of a dinar too.",
            teaches = "Sums of exact amounts are exact, whatever the currency's number of decimals.")
    void totals() {
        CustomerId customer = make.customer().id();
        for (String[] price : new String[][] {{"0.01", "EUR"}, {"333", "JPY"}, {"1.999", "KWD"}}) {
            List<Product> products = IntStream.range(0, 150)
                    .mapToObj(i -> make.draft().priced(price[0], price[1]).product())
                    .toList();
            shop.catalog().importAll(products.iterator());
            shop.inventory().receiveAll(products.stream().collect(Collectors.toMap(Product::id, product -> 1_000)));

            Order order = make.place(wish(customer, 1_000, products.toArray(Product[]::new)));

            assertThat(order.total()).isEqualTo(products.getFirst().price().times(150_000));
            assertThat(orders.find(order.id()).orElseThrow().total()).isEqualTo(order.total());
        }
    }
}
