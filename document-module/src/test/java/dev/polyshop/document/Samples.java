package dev.polyshop.document;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Address;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.orders.PlaceOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Records to test with. */
public final class Samples {

    private Samples() {}

    /** A product under a SKU. */
    public static Product product(String sku) {
        return new Product(
                ProductId.next(),
                sku,
                "Lamp " + sku,
                "A lamp for the desk",
                CategoryPath.parse("home/light/desk"),
                "Lumen",
                Set.of("new"),
                Map.of(),
                Money.of("19.90", "EUR"),
                1);
    }

    /** A customer under an email address. */
    public static Customer customer(String email) {
        return new Customer(
                CustomerId.next(),
                new EmailAddress(email),
                "Ada",
                List.of(new Address("home", "Weg 1", "Ulm", "89073", "Germany")),
                Instant.parse("2026-01-02T03:04:05Z"),
                1);
    }

    /** A product in the shop, with so many pieces on hand. */
    public static Product stocked(Shop shop, int pieces) {
        Product product = product("S" + ProductId.next());
        shop.catalog().add(product);
        var unused = shop.inventory().receive(product.id(), pieces);
        return product;
    }

    /** A customer in the shop. */
    public static CustomerId registered(Shop shop) {
        Customer customer = customer(CustomerId.next() + "@example.org");
        shop.customers().register(customer);
        return customer.id();
    }

    /** The wish to buy so many pieces. */
    public static PlaceOrder wish(CustomerId customer, Product product, int pieces) {
        return PlaceOrder.of(customer, List.of(new CartLine(product.id(), pieces)));
    }
}
