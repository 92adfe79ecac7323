package dev.polyshop.comparison.consistency;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Products and customers that an experiment puts into the shop for itself: no two experiments meet on a record. */
public final class Fixtures {

    private final Shop shop;

    public Fixtures(Shop shop) {
        this.shop = shop;
    }

    /** A product that nobody has put into the shop yet. */
    public static Product newProduct(String name, String category) {
        ProductId id = ProductId.next();
        return new Product(
                id,
                "LAB-" + id,
                name,
                "",
                CategoryPath.parse(category),
                "lab",
                Set.of(),
                Map.of(),
                Money.of("10.00", "EUR"),
                1);
    }

    /** A product without stock. */
    public Product product() {
        Product product = newProduct("Lab product", "lab/load");
        shop.catalog().add(product);
        return product;
    }

    /** A product with pieces on hand. */
    public Product stocked(int pieces) {
        Product product = product();
        shop.inventory().receive(product.id(), pieces);
        return product;
    }

    /** So many products, each with pieces on hand. */
    public List<Product> stocked(int products, int pieces) {
        return IntStream.range(0, products).mapToObj(i -> stocked(pieces)).toList();
    }

    /** A customer that nobody has registered yet. */
    public static Customer newCustomer(EmailAddress email) {
        return new Customer(CustomerId.next(), email, "Lab customer", List.of(), Instant.EPOCH, 1);
    }

    /** A customer. */
    public CustomerId customer() {
        CustomerId id = CustomerId.next();
        shop.customers()
                .register(new Customer(
                        id, new EmailAddress(id + "@lab.example"), "Lab customer", List.of(), Instant.EPOCH, 1));
        return id;
    }

    /** So many customers. */
    public List<CustomerId> customers(int count) {
        return IntStream.range(0, count).mapToObj(i -> customer()).toList();
    }
}
