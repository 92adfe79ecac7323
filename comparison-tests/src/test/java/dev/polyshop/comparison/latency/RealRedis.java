package dev.polyshop.comparison.latency;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A Redis of the test's own, with a shop of one product. */
final class RealRedis implements AutoCloseable {

    private final Engine engine;
    private final Store store;
    private final Product product = new Product(
            ProductId.next(),
            "LAMP-1",
            "Lantern",
            "A light to read by",
            CategoryPath.parse("lights"),
            "Brand",
            Set.of(),
            Map.of(),
            Money.ofMinor(100, Currency.getInstance("EUR")),
            1);

    private RealRedis(Engine engine, String namespace) {
        this.engine = engine;
        this.store = engine.open(StoreSettings.of(namespace));
        store.shop().catalog().add(product);
    }

    /** Starts it; where the module of the store is not there, the test is left out. */
    static RealRedis start(String namespace) {
        Optional<StoreProvider> redis = StoreProviders.all().stream()
                .filter(provider -> provider.name().equals("keyvalue"))
                .findFirst();
        assumeTrue(redis.isPresent(), "the module of the store keyvalue is not there");
        return new RealRedis(redis.orElseThrow().start(EngineRequest.auto().by(EngineWay.EMBEDDED)), namespace);
    }

    Engine engine() {
        return engine;
    }

    Store store() {
        return store;
    }

    Product product() {
        return product;
    }

    @Override
    public void close() {
        store.close();
        engine.close();
    }
}
