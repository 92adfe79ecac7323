package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static dev.polyshop.comparison.behaviour.kit.Fixtures.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Carts: what is in them, and when they are gone. */
@EachStore
public final class CartRules {

    private final Shop shop;
    private final Carts carts;
    private final Fixtures make;

    CartRules(ShopUnderTest on) {
        shop = on.shop();
        carts = shop.carts();
        make = on.make();
    }

    @Rule(
            id = "CART-01",
            title = "A product added twice is one line with the sum of the pieces.",
            teaches = "Upsert and increment in one step: ON CONFLICT DO UPDATE, $inc, HINCRBY.")
    void addTwiceSums() {
        CartId cart = make.cart();
        ProductId product = make.product().id();
        ProductId other = make.product().id();

        assertThat(lines(carts.add(cart, other, 1))).containsExactly(line(other, 1));
        assertThat(lines(carts.add(cart, product, 2))).containsExactly(line(product, 2), line(other, 1));
        assertThat(lines(carts.add(cart, product, 3))).containsExactly(line(product, 5), line(other, 1));
        assertThat(carts.find(cart).orElseThrow().lines()).containsExactly(line(product, 5), line(other, 1));
    }

    @Rule(
            id = "CART-02",
            title =
                    "Setting a quantity replaces it, zero removes the line, and zero of what is not there changes nothing.",
            teaches = "An absent line and a line of zero are the same thing: keep only one of them.")
    void setAndRemove() {
        CartId cart = make.cart();
        ProductId product = make.product().id();

        assertThat(lines(carts.set(cart, product, 7))).containsExactly(line(product, 7));
        assertThat(lines(carts.set(cart, product, 2))).containsExactly(line(product, 2));
        assertThat(lines(carts.set(cart, make.product().id(), 0))).containsExactly(line(product, 2));
        assertThat(lines(carts.set(cart, product, 0))).isEmpty();
        assertThat(carts.find(cart).orElseThrow().lines()).isEmpty();
    }

    @Rule(
            id = "CART-03",
            title = "An untouched cart is gone after its time to live, and takes nothing any more.",
            teaches = "Redis counts down by itself (EXPIRE); a TTL index comes by once a minute, and a table needs a"
                    + " sweep: until then reads have to look at the clock.")
    void expiry() {
        CartId cart = CartId.next();
        Cart opened = carts.open(cart, Duration.ofMillis(400));
        ProductId product = make.product().id();
        assertThat(opened.expiresAt())
                .isBetween(Instant.now().minusSeconds(30), Instant.now().plusSeconds(30));

        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> carts.find(cart).isEmpty());

        assertThat(carts.add(cart, product, 1)).isEqualTo(new CartChange.NoSuchCart(cart));
        assertThat(carts.set(cart, product, 1)).isEqualTo(new CartChange.NoSuchCart(cart));
        assertThat(carts.discard(cart)).isFalse();
        assertThat(carts.open(cart, Duration.ofHours(1)).lines()).isEmpty();
    }

    @Rule(
            id = "CART-04",
            title = "Each change gives a cart its whole time to live again.",
            teaches = "A sliding expiry is one more write with each change.")
    void changesExtend() {
        CartId cart = CartId.next();
        ProductId product = make.product().id();
        Instant first = carts.open(cart, Duration.ofSeconds(2)).expiresAt();
        await().atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Instant.now().isAfter(first.minusMillis(1_400)));
        Cart added = ((CartChange.Changed) carts.add(cart, product, 1)).cart();

        assertThat(added.expiresAt()).isAfter(first.plusMillis(300));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> Instant.now().isAfter(first.plusMillis(200)));
        assertThat(carts.find(cart))
                .hasValueSatisfying(still -> assertThat(still.lines()).containsExactly(line(product, 1)));
    }

    @Rule(
            id = "CART-05",
            title = "A cart that was never opened, or was discarded, takes nothing.",
            teaches = "Adding must not open: a cart that somebody threw away stays away.")
    void noSuchCart() {
        CartId never = CartId.next();
        CartId discarded = make.cart();
        ProductId product = make.product().id();

        assertThat(carts.discard(discarded)).isTrue();
        assertThat(carts.discard(discarded)).isFalse();
        for (CartId cart : List.of(never, discarded)) {
            assertThat(carts.find(cart)).isEmpty();
            assertThat(carts.add(cart, product, 1)).isEqualTo(new CartChange.NoSuchCart(cart));
            assertThat(carts.set(cart, product, 1)).isEqualTo(new CartChange.NoSuchCart(cart));
        }
    }

    @Rule(
            id = "CART-06",
            title = "A cart that is open cannot be opened again, and its lines stay.",
            teaches = "The same id twice is a retry or a mistake: neither should empty the cart.")
    void openTwice() {
        CartId cart = make.cart();
        ProductId product = make.product().id();
        carts.add(cart, product, 1);

        assertThatThrownBy(() -> carts.open(cart, Duration.ofHours(1))).isInstanceOf(DuplicateKeyException.class);
        assertThat(carts.find(cart).orElseThrow().lines()).containsExactly(line(product, 1));
    }

    @Rule(
            id = "CART-07",
            title =
                    "A product that does not exist cannot be added; one that vanished stays in the cart and can be removed.",
            teaches = "A reference without a foreign key has to be expected to dangle.")
    void vanishedProduct() {
        CartId cart = make.cart();
        Product vanishing = make.product();
        ProductId nobody = ProductId.next();
        carts.add(cart, vanishing.id(), 2);
        shop.catalog().remove(vanishing.id());

        assertThat(carts.add(cart, nobody, 1)).isEqualTo(new CartChange.UnknownProduct(nobody));
        assertThat(carts.find(cart).orElseThrow().lines()).containsExactly(line(vanishing.id(), 2));
        assertThat(carts.add(cart, vanishing.id(), 1)).isEqualTo(new CartChange.UnknownProduct(vanishing.id()));
        assertThat(shop.orders()
                        .place(Fixtures.wish(make.customer().id(), 2, vanishing).fromCart(cart)))
                .isEqualTo(new PlaceOrderResult.UnknownProduct(vanishing.id()));
        assertThat(lines(carts.set(cart, vanishing.id(), 0))).isEmpty();
    }

    @Rule(
            id = "CART-08",
            title = "A cart holds no price: an order placed from it has the price of that moment.",
            teaches = "When a price is fixed is a decision of the business; copies made too early are wrong later.")
    void priceOfTheMoment() {
        CartId cart = make.cart();
        Product product = make.product(5);
        carts.add(cart, product.id(), 2);
        shop.catalog().replace(product.withPrice(euros("12.34")));

        Order order = make.place(Fixtures.wish(make.customer().id(), 2, product).fromCart(cart));

        assertThat(order.total()).isEqualTo(euros("24.68"));
        assertThat(carts.find(cart)).as("the cart after its order was placed").isEmpty();
    }

    @Rule(
            id = "CART-09",
            title = "An order that cannot be placed leaves its cart as it was.",
            teaches = "All or nothing includes the cart.")
    void failedOrderKeepsTheCart() {
        CartId cart = make.cart();
        Product product = make.product(1);
        carts.add(cart, product.id(), 2);

        assertThat(shop.orders()
                        .place(Fixtures.wish(make.customer().id(), 2, product).fromCart(cart)))
                .isEqualTo(new PlaceOrderResult.OutOfStock(product.id(), 2, 1));
        assertThat(carts.find(cart).orElseThrow().lines()).containsExactly(line(product.id(), 2));
    }

    @Rule(
            id = "CART-10",
            title = "More than 1,000,000 pieces of one product are too much, and leave the cart as it was.",
            teaches = "A sum can overflow a bound that each part of it keeps.")
    void tooManyPieces() {
        CartId cart = make.cart();
        ProductId product = make.product().id();
        carts.add(cart, product, Inventory.MAX_QUANTITY - 1);

        assertThat(carts.add(cart, product, 2)).isEqualTo(new CartChange.TooMuch(product));
        assertThat(lines(carts.add(cart, product, 1))).containsExactly(line(product, Inventory.MAX_QUANTITY));
        assertThat(carts.add(cart, product, Inventory.MAX_QUANTITY)).isEqualTo(new CartChange.TooMuch(product));
        assertThat(carts.find(cart).orElseThrow().lines()).containsExactly(line(product, Inventory.MAX_QUANTITY));
    }

    @Rule(
            id = "CART-11",
            title = "A quantity or a time to live out of bounds is refused.",
            teaches = "A cart that lives for ever is a leak, and one that lives for a millisecond is a joke.")
    void outOfBounds() {
        CartId cart = make.cart();
        ProductId product = make.product().id();

        assertThatThrownBy(() -> carts.add(cart, product, 0)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> carts.add(cart, product, -1)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> carts.set(cart, product, -1)).isInstanceOf(InvalidDataException.class);
        assertThatThrownBy(() -> carts.set(cart, product, Inventory.MAX_QUANTITY + 1))
                .isInstanceOf(InvalidDataException.class);
        for (Duration timeToLive : List.of(Duration.ZERO, Duration.ofMillis(99), Duration.ofDays(366))) {
            assertThatThrownBy(() -> carts.open(CartId.next(), timeToLive)).isInstanceOf(InvalidDataException.class);
        }
        assertThat(carts.find(cart).orElseThrow().lines()).isEmpty();
    }

    @Rule(
            id = "CART-12",
            title = "Sixteen threads add to one cart, two pieces each time: every piece counts.",
            teaches =
                    "Two tabs of one browser are enough for a lost update, where a cart is read, changed and written.")
    void concurrentAdditions() {
        CartId cart = make.cart();
        ProductId product = make.product().id();
        List<ProductId> own = Together.run(16, number -> make.product().id());

        List<Integer> done = Together.run(16, number -> {
            for (int i = 0; i < 5; i++) {
                carts.add(cart, product, 2);
            }
            carts.add(cart, own.get(number), 1);
            return number;
        });

        assertThat(done).hasSize(16);
        List<CartLine> lines = carts.find(cart).orElseThrow().lines();
        assertThat(lines).hasSize(17).contains(line(product, 160));
        assertThat(lines).isSortedAccordingTo(Comparator.comparing(CartLine::product));
    }

    private static List<CartLine> lines(CartChange change) {
        assertThat(change).isInstanceOf(CartChange.Changed.class);
        return ((CartChange.Changed) change).cart().lines();
    }
}
