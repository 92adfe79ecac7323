package dev.polyshop.keyvalue;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.keyvalue.wiring.KeyValueStoreProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded server for all tests, and values to fill shops with. */
public final class TestShop {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final class Running {
        private static final Engine ENGINE = start();

        private static Engine start() {
            return new KeyValueStoreProvider().start(EngineRequest.auto().by(EngineWay.EMBEDDED));
        }
    }

    private TestShop() {}

    /** The server that the tests share; it ends with the JVM. */
    public static Engine engine() {
        return Running.ENGINE;
    }

    /** A store with a namespace of its own. */
    public static Store open() {
        return engine().open(StoreSettings.of("test" + NUMBER.incrementAndGet()));
    }

    public static Product product(String name) {
        int number = NUMBER.incrementAndGet();
        return new Product(
                ProductId.next(),
                "SKU-" + number,
                name,
                "",
                CategoryPath.parse("electronics/printers"),
                "Acme",
                Set.of(),
                Map.<String, AttributeValue>of(),
                Money.of("10.00", "EUR"),
                1);
    }

    public static Product described(Product product, String text) {
        return new Product(
                product.id(),
                product.sku(),
                product.name(),
                text,
                product.category(),
                product.brand(),
                product.tags(),
                product.attributes(),
                product.price(),
                product.version());
    }

    public static Customer customer() {
        int number = NUMBER.incrementAndGet();
        return new Customer(
                CustomerId.next(),
                new EmailAddress("customer" + number + "@example.org"),
                "Customer " + number,
                List.of(),
                Instant.parse("2026-01-01T00:00:00Z"),
                1);
    }
}
