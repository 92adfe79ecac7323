package dev.polyshop.relational;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Records to work with. */
public final class Samples {

    private Samples() {}

    /** A product under a SKU of its own. */
    public static Product product(String name) {
        ProductId id = ProductId.next();
        return new Product(
                id,
                "SKU-" + id,
                name,
                "Made to last.",
                CategoryPath.parse("house/light"),
                "Lumen",
                Set.of("new"),
                Map.of("colour", AttributeValue.of("green"), "watts", AttributeValue.of(7)),
                Money.of("12.50", "EUR"),
                1);
    }

    /** The same product under another brand. */
    public static Product ofBrand(Product product, String brand) {
        return with(product, product.description(), brand);
    }

    /** The same product with another description. */
    public static Product described(Product product, String description) {
        return with(product, description, product.brand());
    }

    private static Product with(Product product, String description, String brand) {
        return new Product(
                product.id(),
                product.sku(),
                product.name(),
                description,
                product.category(),
                brand,
                product.tags(),
                product.attributes(),
                product.price(),
                product.version());
    }

    /** A customer under an email address of its own. */
    public static Customer customer() {
        return new Customer(
                CustomerId.next(),
                new EmailAddress(UUID.randomUUID() + "@example.org"),
                "Somebody",
                List.of(new Address("home", "Street 1", "Town", "12345", "Germany")),
                Instant.now(),
                1);
    }

    /** An order from elsewhere. */
    public static Order order(Optional<CustomerId> customer, Instant placedAt, Product... products) {
        List<OrderLine> lines = List.of(products).stream()
                .map(product -> OrderLine.of(product, 2))
                .toList();
        return new Order(
                OrderId.next(),
                IdempotencyKey.random(),
                customer,
                OrderStatus.DELIVERED,
                lines,
                Optional.empty(),
                Money.zero(lines.getFirst().unitPrice().currency()),
                placedAt);
    }
}
