package dev.polyshop.search;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.search.wiring.SearchStoreProvider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for all tests of a JVM: the one that the environment names, or else an embedded one. It ends with it. */
public final class Server {

    public static final Engine ENGINE = new SearchStoreProvider().start(EngineRequest.auto());

    private static final AtomicInteger NAMES = new AtomicInteger();

    private Server() {}

    public static StoreSettings settings() {
        return StoreSettings.of("test_" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet());
    }

    public static Store open() {
        return ENGINE.open(settings());
    }

    public static Product product(String name) {
        return new Product(
                ProductId.next(),
                "SKU-" + NAMES.incrementAndGet(),
                name,
                "",
                CategoryPath.parse("electronics/printers"),
                "Acme",
                Set.of(),
                Map.of(),
                Money.of("10.00", "EUR"),
                1);
    }

    public static Customer customer() {
        return new Customer(
                CustomerId.next(),
                new EmailAddress("customer" + NAMES.incrementAndGet() + "@example.org"),
                "A Customer",
                List.of(),
                Instant.parse("2026-01-01T00:00:00Z"),
                1);
    }
}
