package dev.polyshop.search.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.IndexState;
import co.elastic.clients.elasticsearch.indices.Translog;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.carts.Carts;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.reviews.Reviews;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.units.UnitsOfWork;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.catalog.ProductRemoval;
import dev.polyshop.search.catalog.SearchCatalog;
import dev.polyshop.search.engine.Aggregator;
import dev.polyshop.search.engine.BulkImport;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Endpoint;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.IndexOptions;
import dev.polyshop.search.engine.Lists;
import dev.polyshop.search.engine.Namespace;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.inventory.ConditionalStockWrites;
import dev.polyshop.search.inventory.NaiveStockWrites;
import dev.polyshop.search.inventory.SearchInventory;
import dev.polyshop.search.orders.OrderDocument;
import dev.polyshop.search.orders.OrderFlow;
import dev.polyshop.search.orders.SearchOrders;
import dev.polyshop.search.reports.SearchReports;
import dev.polyshop.search.reviews.ReviewDocument;
import dev.polyshop.search.units.SearchUnits;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;

/** A shop's data in Elasticsearch, in a Spring context of its own. */
final class SearchStore implements Store {

    private final AnnotationConfigApplicationContext context;
    private final EngineFacts facts;
    private final StoreSettings settings;
    private final IndexOptions options;
    private final Namespace namespace;
    private final List<Mode> modes;
    private final Map<String, Shop> shops = new TreeMap<>();

    private SearchStore(
            AnnotationConfigApplicationContext context,
            EngineFacts facts,
            StoreSettings settings,
            IndexOptions options) {
        this.context = context;
        this.settings = settings;
        this.options = options;
        this.namespace = context.getBean(Namespace.class);
        this.modes = SearchModes.of(options);
        this.facts = withIndexSettings(facts);
        shops.put(modes.getFirst().name(), naive());
        shops.put(modes.getLast().name(), sequenceNumbers());
    }

    /** Opens a store, bringing its namespace up to date first. */
    static SearchStore open(Endpoint endpoint, EngineFacts facts, StoreSettings settings, IndexOptions options) {
        AnnotationConfigApplicationContext context = context(endpoint, settings, options);
        try {
            context.getBean(SearchMigrations.class).migrate();
            return new SearchStore(context, facts, settings, options);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    static AnnotationConfigApplicationContext context(Endpoint endpoint, StoreSettings settings, IndexOptions options) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean("endpoint", Endpoint.class, () -> endpoint);
        context.registerBean("namespace", Namespace.class, () -> new Namespace(settings.namespace()));
        context.registerBean("options", IndexOptions.class, () -> options);
        context.registerBean("clock", Clock.class, settings::clock);
        context.register(SearchConfiguration.class);
        context.refresh();
        return context;
    }

    @Override
    public String name() {
        return SearchStoreProvider.NAME;
    }

    @Override
    public EngineFacts engine() {
        return facts;
    }

    @Override
    public List<Mode> modes() {
        return modes;
    }

    @Override
    public Mode defaultMode() {
        return modes.getLast();
    }

    @Override
    public Shop shop(Mode mode) {
        Shop shop = shops.get(mode.name());
        if (shop == null) {
            throw new IllegalArgumentException("Elasticsearch has no mode " + mode.name());
        }
        return shop;
    }

    @Override
    public Support support(Capability capability) {
        return SearchSupport.of(capability, options);
    }

    @Override
    public BulkFloor bulkFloor() {
        return new SearchBulkFloor(
                context.getBean(ElasticsearchClient.class), context.getBean(Documents.class), settings, options);
    }

    @Override
    public Optional<DriverFloor> driverFloor() {
        BareClient client = new BareClient(context.getBean(Rest5Client.class), namespace);
        return Optional.of(new SearchDriverFloor(client, new BarePlacement(client, settings.clock())));
    }

    @Override
    public void close() {
        try {
            if (!settings.keep()) {
                context.getBean(SearchMigrations.class).drop();
            }
        } finally {
            context.close();
        }
    }

    private Shop naive() {
        Inventory inventory = new SearchInventory(documents(), new NaiveStockWrites(documents()));
        SearchCatalog catalog = context.getBean(SearchCatalog.class);
        return shop(
                inventory,
                OrderFlow.naive(documents(), context.getBean(Scan.class), settings.clock()),
                SearchUnits.naive(documents(), context.getBean(Scan.class), catalog, inventory));
    }

    private Shop sequenceNumbers() {
        return shop(
                new SearchInventory(documents(), new ConditionalStockWrites(documents())),
                OrderFlow.recorded(documents(), context.getBean(Scan.class), settings.clock()),
                SearchUnits.conditional(
                        documents(),
                        context.getBean(Scan.class),
                        context.getBean(UniqueKeys.class),
                        context.getBean(ProductRemoval.class)));
    }

    private Shop shop(Inventory inventory, OrderFlow flow, UnitsOfWork units) {
        Aggregator aggregator = context.getBean(Aggregator.class);
        return new SearchShop(
                context.getBean(SearchCatalog.class),
                context.getBean(Customers.class),
                inventory,
                context.getBean(Carts.class),
                new SearchOrders(
                        context.getBean(ElasticsearchOperations.class),
                        context.getBean(Lists.class),
                        documents(),
                        aggregator,
                        context.getBean(BulkImport.class),
                        flow),
                context.getBean(Reviews.class),
                context.getBean(ProductSearch.class),
                new SearchReports(aggregator, inventory),
                units,
                () -> documents().refresh(ProductDocument.KIND, OrderDocument.KIND, ReviewDocument.KIND));
    }

    private Documents documents() {
        return context.getBean(Documents.class);
    }

    /** As the index itself tells them, not as they were asked for. */
    private EngineFacts withIndexSettings(EngineFacts engine) {
        String orders = namespace.index(OrderDocument.KIND.name(), 1);
        Optional<IndexSettings> index = Optional.ofNullable(
                        Failures.reading(() -> context.getBean(ElasticsearchClient.class)
                                        .indices()
                                        .getSettings(get -> get.index(orders)))
                                .get(orders))
                .map(IndexState::settings)
                .map(IndexSettings::index);
        Map<String, String> all = new TreeMap<>(engine.settings());
        index.map(IndexSettings::refreshInterval)
                .ifPresent(interval -> all.put(IndexOptions.REFRESH_INTERVAL, interval.time()));
        index.map(IndexSettings::translog)
                .map(Translog::durability)
                .ifPresent(durability -> all.put(IndexOptions.DURABILITY, durability.jsonValue()));
        all.put(IndexOptions.REFRESH, options.refresh());
        return new EngineFacts(
                engine.product(),
                engine.version(),
                engine.way(),
                engine.standIn(),
                engine.note(),
                engine.address(),
                all);
    }
}
