package dev.polyshop.comparison.behaviour.random;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.carts.Cart;
import dev.polyshop.contract.carts.CartChange;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchResult;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers as they can be compared: without moments of the clock, cursors, and an order that depends on them. */
final class Plainly {

    private Plainly() {}

    /** What a call has come to, or what it has thrown. */
    static Object outcome(Supplier<Object> call) {
        try {
            return plain(call.get());
        } catch (ShopException e) {
            return "throws " + e.getClass().getSimpleName();
        }
    }

    /** Where a change speaks against both version and key, either may be said. */
    static Object refusedOr(Supplier<Object> call) {
        try {
            return call.get();
        } catch (StaleVersionException | DuplicateKeyException e) {
            return "refused";
        }
    }

    /** Where there is neither cart nor product, either may be said. */
    static Object changed(CartChange change) {
        return change instanceof CartChange.Changed ? change : "not changed";
    }

    /** Orders placed within one millisecond on one shop may lie apart on the other. */
    static Object unordered(KeysetPage<Order> page) {
        return page.items().stream()
                .map(order -> plain(order).toString())
                .sorted()
                .toList();
    }

    /** How well a hit matches is for each store to say. */
    static Object unordered(SearchResult result) {
        List<String> hits = result.hits().stream()
                .map(SearchHit::product)
                .map(Object::toString)
                .sorted()
                .toList();
        return List.of(result.total(), hits, result.facets());
    }

    private static Object plain(Object answer) {
        return switch (answer) {
            case Optional<?> optional -> optional.map(Plainly::plain);
            case Collection<?> items -> items.stream().map(Plainly::plain).toList();
            case KeysetPage<?> page ->
                List.of(plain(page.items()), page.next().isPresent() ? "more follow" : "the last page");
            case Order order -> timeless(order);
            case PlaceOrderResult.Placed placed ->
                new PlaceOrderResult.Placed(timeless(placed.order()), placed.repeated());
            case StatusChange.Changed changed -> new StatusChange.Changed(timeless(changed.order()));
            case Cart cart -> new Cart(cart.id(), cart.lines(), Instant.EPOCH);
            case CartChange.Changed changed -> plain(changed.cart());
            default -> answer;
        };
    }

    private static Order timeless(Order order) {
        return new Order(
                order.id(),
                order.key(),
                order.customer(),
                order.status(),
                order.lines(),
                order.coupon(),
                order.discount(),
                Instant.EPOCH);
    }
}
