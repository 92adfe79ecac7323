package dev.polyshop.comparison.behaviour.random;

import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.carts.CartId;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The few records that one run of a sequence is about, under ids of its own: the same step means the same record on the
 * store and on the reference shop, and no other run's.
 */
final class World {

    private static final List<String> NAMES = List.of("Copper lantern", "Folding bicycle", "Velvet umbrella");
    private static final Instant THEN = Instant.parse("2009-03-04T05:06:07.089Z");

    final String token = Fixtures.word();
    private final List<ProductId> products = ids(5, ProductId::next);
    private final List<CustomerId> customers = ids(3, CustomerId::next);
    private final List<CartId> carts = ids(2, CartId::next);
    private final List<OrderId> orders = ids(4, OrderId::next);
    private final List<IdempotencyKey> keys = ids(4, IdempotencyKey::random);

    ProductId product(int number) {
        return pick(products, number);
    }

    CustomerId customer(int number) {
        return pick(customers, number);
    }

    CartId cart(int number) {
        return pick(carts, number);
    }

    OrderId order(int number) {
        return pick(orders, number);
    }

    IdempotencyKey key(int number) {
        return pick(keys, number);
    }

    CouponCode coupon(int number) {
        return new CouponCode(token + "-" + number % 2);
    }

    /** The fifth product has the first one's SKU. */
    String sku(int number) {
        return token + "-" + number % products.size() % 4;
    }

    EmailAddress email(int number) {
        String local = List.of("ann", "bob", "ANN", "cyd").get(number % 4);
        return new EmailAddress(local + "@" + token + ".example");
    }

    String attribute(int number) {
        return token + "." + number % 2;
    }

    String word(int number) {
        return List.of("lantern", "bicycle", "umbrella", "velvet").get(number % 4);
    }

    CategoryPath category(int number) {
        return CategoryPath.parse(token + List.of("", "/a", "/a/b").get(number % 3));
    }

    Product draft(int number, int variant, long version) {
        return new Product(
                product(number),
                sku(number),
                pick(NAMES, variant) + " " + token + variant % 2,
                variant % 3 == 0 ? "Goes with an umbrella." : "",
                category(variant),
                token,
                variant % 2 == 0 ? Set.of("even") : Set.of(),
                Map.of(attribute(variant), AttributeValue.of(variant)),
                Money.of(variant + ".50", variant == 11 ? "USD" : "EUR"),
                version);
    }

    Customer person(int number, int email, long version) {
        return new Customer(customer(number), email(email), "Person " + email, List.of(), THEN, version);
    }

    Instant then(int number) {
        return THEN.plusSeconds(number % 3);
    }

    boolean knows(ProductId product) {
        return products.contains(product);
    }

    boolean knows(CustomerId customer) {
        return customers.contains(customer);
    }

    private static <T> List<T> ids(int count, Supplier<T> next) {
        return Stream.generate(next).limit(count).toList();
    }

    private static <T> T pick(List<T> from, int number) {
        return from.get(number % from.size());
    }
}
