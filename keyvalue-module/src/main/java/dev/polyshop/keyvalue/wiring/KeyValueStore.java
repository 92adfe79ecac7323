package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.keyvalue.carts.KeyValueCarts;
import dev.polyshop.keyvalue.catalog.KeyValueCatalog;
import dev.polyshop.keyvalue.customers.KeyValueCustomers;
import dev.polyshop.keyvalue.engine.ClientSteps;
import dev.polyshop.keyvalue.engine.Failures;
import dev.polyshop.keyvalue.engine.Failures.Effect;
import dev.polyshop.keyvalue.engine.Failures.Effects;
import dev.polyshop.keyvalue.engine.KeyValueConnections;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisEndpoint;
import dev.polyshop.keyvalue.inventory.KeyValueInventory;
import dev.polyshop.keyvalue.orders.KeyValueOrders;
import dev.polyshop.keyvalue.reports.KeyValueReports;
import dev.polyshop.keyvalue.reviews.KeyValueReviews;
import dev.polyshop.keyvalue.search.KeyValueSearch;
import dev.polyshop.keyvalue.units.KeyValueUnits;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A shop's data under a prefix of a Redis server, with a Spring context of its own. */
final class KeyValueStore implements Store {

    private final EngineFacts facts;
    private final StoreSettings settings;
    private final AnnotationConfigApplicationContext context;
    private final Failures failures;
    private final KeyValueModes modes;

    private KeyValueStore(EngineFacts facts, StoreSettings settings, AnnotationConfigApplicationContext context) {
        this.facts = facts;
        this.settings = settings;
        this.context = context;
        this.failures = context.getBean(Failures.class);
        this.modes = new KeyValueModes(facts);
    }

    /** Opens the shop's data, after bringing them to the newest form. */
    static Store open(RedisEndpoint endpoint, EngineFacts facts, StoreSettings settings) {
        var context = new AnnotationConfigApplicationContext();
        try {
            context.setClassLoader(KeyValueStore.class.getClassLoader());
            context.registerBean(RedisEndpoint.class, () -> endpoint);
            context.registerBean(StoreSettings.class, () -> settings);
            context.register(KeyValueConfiguration.class);
            context.refresh();
            context.getBean(KeyValueMigrations.class).run();
            return new KeyValueStore(facts, settings, context);
        } catch (RuntimeException e) {
            context.close();
            throw new Failures(endpoint).translate(e, Effect.READS);
        }
    }

    @Override
    public String name() {
        return KeyValueStoreProvider.NAME;
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
        Redis redis = context.getBean(Redis.class);
        Keyspace keyspace = context.getBean(Keyspace.class);
        Clock clock = context.getBean(Clock.class);
        LettuceConnectionFactory connections = context.getBean(LettuceConnectionFactory.class);
        if (modes.isLua(mode)) {
            return shop(
                            KeyValueInventory.scripted(redis, keyspace),
                            KeyValueOrders.scripted(redis, keyspace, clock),
                            KeyValueUnits.scripted(redis, keyspace))
                    .guarded(failures);
        }
        if (modes.isWatch(mode)) {
            ClientSteps steps = ClientSteps.watched(connections);
            return shop(
                            KeyValueInventory.byClient(redis, keyspace, steps),
                            KeyValueOrders.byClient(redis, keyspace, clock, steps),
                            KeyValueUnits.watched(steps, keyspace))
                    .guarded(failures);
        }
        if (modes.isNaive(mode)) {
            ClientSteps steps = ClientSteps.naive(connections);
            return shop(
                            KeyValueInventory.byClient(redis, keyspace, steps),
                            KeyValueOrders.byClient(redis, keyspace, clock, steps),
                            KeyValueUnits.naive(steps, keyspace))
                    .guarded(failures);
        }
        throw new IllegalArgumentException("the key-value store has no mode " + mode.name() + "; it has "
                + modes.all().stream().map(Mode::name).toList());
    }

    @Override
    public Support support(Capability capability) {
        return KeyValueCapabilities.of(capability);
    }

    @Override
    public BulkFloor bulkFloor() {
        return failures.guard(
                BulkFloor.class,
                context.getBean(KeyValueBulkFloor.class),
                Effects.writing("loadProducts", "loadCustomers", "loadOrders", "discard"));
    }

    @Override
    public Optional<DriverFloor> driverFloor() {
        return Optional.of(failures.guard(
                DriverFloor.class, context.getBean(KeyValueDriverFloor.class), Effects.writing("placeOrder")));
    }

    /** Ends its own connections first: whoever still writes by them cannot leave keys behind. */
    @Override
    public void close() {
        if (!context.isActive()) {
            return;
        }
        RedisEndpoint endpoint = context.getBean(RedisEndpoint.class);
        Keyspace keyspace = context.getBean(Keyspace.class);
        context.close();
        if (!settings.keep()) {
            remove(endpoint, keyspace);
        }
    }

    private void remove(RedisEndpoint endpoint, Keyspace keyspace) {
        LettuceConnectionFactory connections = KeyValueConnections.open(endpoint, keyspace);
        try {
            new Redis(new StringRedisTemplate(connections)).drop(keyspace);
        } catch (RuntimeException e) {
            throw failures.translate(e, Effect.READS);
        } finally {
            connections.destroy();
        }
    }

    private KeyValueShop shop(KeyValueInventory inventory, KeyValueOrders orders, KeyValueUnits units) {
        return new KeyValueShop(
                context.getBean(KeyValueCatalog.class),
                context.getBean(KeyValueCustomers.class),
                inventory,
                context.getBean(KeyValueCarts.class),
                orders,
                context.getBean(KeyValueReviews.class),
                context.getBean(KeyValueSearch.class),
                context.getBean(KeyValueReports.class),
                units);
    }
}
