package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.PlaceOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A customer who orders the same few products again and again, and what the shop has to look like afterwards.
 *
 * @param customer who orders
 * @param products what: one to three pieces of each, in every order
 * @param pieces how many pieces of each there were
 */
record Checkout(CustomerId customer, List<Product> products, int pieces) {

    /** Puts the customer and the products into the shop. */
    static Checkout prepare(Shop shop, int products, int pieces) {
        Fixtures fixtures = new Fixtures(shop);
        return new Checkout(fixtures.customer(), fixtures.stocked(products, pieces), pieces);
    }

    /** The next order. */
    PlaceOrder wish() {
        return new PlaceOrder(
                OrderId.next(),
                IdempotencyKey.random(),
                customer,
                IntStream.range(0, products.size())
                        .mapToObj(i -> new CartLine(products.get(i).id(), 1 + i % 3))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    /** All orders of the customer, by its history. */
    List<Order> history(Shop shop) {
        List<Order> all = new ArrayList<>();
        Optional<PageRequest> page = Optional.of(PageRequest.first(500));
        while (page.isPresent()) {
            PageRequest wanted = page.get();
            var read = shop.orders().history(customer, wanted);
            all.addAll(read.items());
            page = read.next().map(wanted::from);
        }
        return all;
    }

    /** What is wrong with an order that stands: it is not as it was asked for. */
    Optional<String> halfOrder(Order order, PlaceOrder wish) {
        List<CartLine> lines = order.lines().stream()
                .map(line -> new CartLine(line.product(), line.quantity()))
                .toList();
        return lines.equals(wish.lines())
                ? Optional.empty()
                : Optional.of("an order stands with " + lines.size() + " lines as asked for, of "
                        + wish.lines().size());
    }

    /** What is wrong with the stock: it does not hold just what the orders that stand have reserved. */
    Optional<String> leakedStock(Shop shop, List<Order> standing) {
        return products.stream()
                .map(product -> leakedStock(shop, standing, product))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> leakedStock(Shop shop, List<Order> standing, Product product) {
        long ordered = standing.stream()
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.product().equals(product.id()))
                .mapToLong(OrderLine::quantity)
                .sum();
        Optional<StockLevel> level = shop.inventory().find(product.id());
        if (level.equals(Optional.of(new StockLevel(product.id(), pieces - ordered, ordered, 0)))) {
            return Optional.empty();
        }
        return Optional.of(standing.size() + " orders hold " + ordered + " pieces, but the stock "
                + level.map(found ->
                                "has " + found.reserved() + " reserved and " + found.onHand() + " on hand of " + pieces)
                        .orElse("is gone"));
    }
}
