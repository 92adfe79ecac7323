package dev.polyshop.relational.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.relational.Isolation;
import dev.polyshop.relational.catalog.CategoryTree;
import dev.polyshop.relational.engine.PostgresAddress;
import dev.polyshop.relational.units.WorkStyle;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One shop's data in one schema, with a connection pool and a Spring context of its own. */
public final class RelationalStore implements Store {

    /** The store's name in the suite and its results. */
    public static final String NAME = "relational";

    /** Connections at most, and so units of work at a time. */
    static final int POOL_SIZE = 20;

    /** For writes beside a unit of work: units may hold all the others, and would wait for one of them in vain. */
    private static final int ASIDE_SIZE = 1;

    private final EngineFacts facts;
    private final StoreSettings settings;
    private final Namespace namespace;
    private final List<HikariDataSource> pools;
    private final DataSource connections;
    private final AnnotationConfigApplicationContext context;
    private final RelationalModes modes;
    private final Map<WorkStyle, Shop> shops = new EnumMap<>(WorkStyle.class);

    private RelationalStore(
            EngineFacts facts,
            StoreSettings settings,
            Namespace namespace,
            List<HikariDataSource> pools,
            DataSource connections,
            AnnotationConfigApplicationContext context) {
        this.facts = facts;
        this.settings = settings;
        this.namespace = namespace;
        this.pools = pools;
        this.connections = connections;
        this.context = context;
        this.modes = new RelationalModes(!"off".equals(facts.settings().get("synchronous_commit")));
        for (WorkStyle style : WorkStyle.values()) {
            shops.put(style, RelationalShop.of(style, context, namespace.findsSimilarWords()));
        }
    }

    /**
     * Opens a store on a server, its tables made or brought up to date.
     *
     * @throws StoreUnavailableException if the server does not answer, with the way out
     */
    public static Store open(PostgresAddress address, EngineFacts facts, StoreSettings settings) {
        Namespace namespace = Namespace.on(address, facts.way(), settings);
        try {
            namespace.migrate();
            HikariDataSource pool = pool(address, namespace, settings, "", POOL_SIZE);
            HikariDataSource aside = pool(address, namespace, settings, "-aside", ASIDE_SIZE);
            return open(namespace, pool, aside, facts, settings);
        } catch (RuntimeException e) {
            namespace.dropIfMade();
            throw e;
        }
    }

    private static Store open(
            Namespace namespace,
            HikariDataSource pool,
            HikariDataSource aside,
            EngineFacts facts,
            StoreSettings settings) {
        try {
            DataSource connections = namespace.findingTables(pool);
            return new RelationalStore(
                    with(facts, namespace.knownOptions()),
                    settings,
                    namespace,
                    List.of(pool, aside),
                    connections,
                    context(
                            connections,
                            new CategoryTree(JdbcClient.create(namespace.findingTables(aside))),
                            namespace.isolation(),
                            settings.clock()));
        } catch (RuntimeException e) {
            pool.close();
            aside.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EngineFacts engine() {
        return facts;
    }

    @Override
    public List<Mode> modes() {
        return modes.all();
    }

    @Override
    public Mode defaultMode() {
        return modes.recommended();
    }

    @Override
    public Shop shop(Mode mode) {
        Shop shop = shops.get(RelationalModes.styleOf(mode));
        if (shop == null) {
            throw new IllegalArgumentException("the relational store has no mode " + mode.name());
        }
        return shop;
    }

    @Override
    public Support support(Capability capability) {
        if (capability == Capability.SEARCH_TYPO_TOLERANCE && !namespace.findsSimilarWords()) {
            return new Support.NotOnThisEngine(
                    "this server lacks the extensions pg_trgm and fuzzystrmatch, so mistyped words find nothing:"
                            + " the database's owner can create them");
        }
        return new Support.Full();
    }

    @Override
    public BulkFloor bulkFloor() {
        return new RelationalBulkFloor(connections, settings.namespace());
    }

    @Override
    public Optional<DriverFloor> driverFloor() {
        return Optional.of(new RelationalDriverFloor(
                connections, namespace.isolation(), settings.clock(), namespace.findsSimilarWords()));
    }

    @Override
    public void close() {
        context.close();
        pools.forEach(HikariDataSource::close);
        if (!settings.keep()) {
            namespace.drop();
        }
    }

    /** Its connection pool. */
    DataSource connections() {
        return connections;
    }

    private static HikariDataSource pool(
            PostgresAddress address, Namespace namespace, StoreSettings settings, String use, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("polyshop-" + settings.namespace() + use);
        config.setJdbcUrl(address.jdbcUrl());
        config.setDataSourceProperties(namespace.driverProperties());
        config.setMaximumPoolSize(size);
        if (address.pooler().isEmpty()) {
            config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        }
        // An endpoint that scales to zero sleeps when nobody is connected: nothing idle is held, or kept alive.
        config.setMinimumIdle(address.isRemote() || size == ASIDE_SIZE ? 0 : 1);
        config.setKeepaliveTime(0);
        config.setIdleTimeout(30_000);
        config.setConnectionTimeout(address.isRemote() ? 30_000 : 10_000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static AnnotationConfigApplicationContext context(
            DataSource connections, CategoryTree categories, Isolation isolation, Clock clock) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.setClassLoader(RelationalStore.class.getClassLoader());
        context.registerBean(DataSource.class, () -> connections);
        context.registerBean(CategoryTree.class, () -> categories);
        context.registerBean(Isolation.class, () -> isolation);
        context.registerBean(Clock.class, () -> clock);
        context.register(RelationalConfiguration.class);
        try {
            context.refresh();
            return context;
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    private static EngineFacts with(EngineFacts facts, Map<String, String> options) {
        Map<String, String> settings = new HashMap<>(facts.settings());
        settings.putAll(options);
        return new EngineFacts(
                facts.product(),
                facts.version(),
                facts.way(),
                facts.standIn(),
                facts.note(),
                facts.address(),
                settings);
    }
}
