package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.ServerControl;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.reports.SalesReports;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.units.UnitsOfWork;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The reference store with naive stock and units, promising whatever a test wants it to promise. */
record NaiveStore(Store behind, Mode naive, Shop shop) implements Store {

    /** A provider of it. */
    record Provider(Set<Guarantee> promises) implements StoreProvider {

        @Override
        public String name() {
            return "naive";
        }

        @Override
        public String product() {
            return "plain Java without care";
        }

        @Override
        public List<EngineOption> engines(EngineRequest request) {
            return new ReferenceStoreProvider().engines(request);
        }

        @Override
        public Engine start(EngineRequest request) {
            return new NaiveEngine(new ReferenceStoreProvider().start(request), promises);
        }
    }

    private record NaiveEngine(Engine behind, Set<Guarantee> promises) implements Engine {

        @Override
        public EngineFacts facts() {
            return behind.facts();
        }

        @Override
        public HostAndPort address() {
            return behind.address();
        }

        @Override
        public Store open(StoreSettings settings) {
            Store store = behind.open(settings);
            Mode mode = new Mode("naive", "Reads, computes and writes back.", "Everything.", promises);
            return new NaiveStore(store, mode, new NaiveShop(store.shop(), new NaiveUnits(store.shop())));
        }

        @Override
        public Optional<ServerControl> control() {
            return behind.control();
        }

        @Override
        public void close() {
            behind.close();
        }
    }

    private record NaiveShop(Shop behind, NaiveUnits naive) implements Shop {

        @Override
        public Catalog catalog() {
            return behind.catalog();
        }

        @Override
        public Customers customers() {
            return behind.customers();
        }

        @Override
        public Inventory inventory() {
            return new NaiveInventory(naive);
        }

        @Override
        public Carts carts() {
            return behind.carts();
        }

        @Override
        public Orders orders() {
            return behind.orders();
        }

        @Override
        public Reviews reviews() {
            return behind.reviews();
        }

        @Override
        public ProductSearch search() {
            return behind.search();
        }

        @Override
        public SalesReports reports() {
            return behind.reports();
        }

        @Override
        public UnitsOfWork units() {
            return naive;
        }

        @Override
        public void awaitVisibility() {
            behind.awaitVisibility();
        }
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public EngineFacts engine() {
        return behind.engine();
    }

    @Override
    public List<Mode> modes() {
        return List.of(naive);
    }

    @Override
    public Mode defaultMode() {
        return naive;
    }

    @Override
    public Shop shop(Mode mode) {
        return shop;
    }

    @Override
    public Support support(Capability capability) {
        return behind.support(capability);
    }

    @Override
    public BulkFloor bulkFloor() {
        return behind.bulkFloor();
    }

    @Override
    public void close() {
        behind.close();
    }
}
