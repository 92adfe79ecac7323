package dev.polyshop.document.wiring;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.polyshop.contract.AbsentMode;
import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DriverFloor;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.document.engine.DocumentEngine;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import dev.polyshop.document.engine.MongoAddress;
import dev.polyshop.document.engine.ServerAbilities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A shop's data in a database of its own, served by a Spring context of its own. */
final class DocumentStore implements Store {

    static final String NAME = "document";

    private final DocumentEngine engine;
    private final StoreSettings settings;
    private final WriteSafety safety;
    private final ServerAbilities abilities;
    private final DocumentModes modes;
    private final AnnotationConfigApplicationContext context;
    private final DocumentBulkFloor bulkFloor;
    private final Map<String, Shop> shops = new HashMap<>();

    private DocumentStore(DocumentEngine engine, StoreSettings settings) {
        this.engine = engine;
        this.settings = settings;
        this.safety = WriteSafety.of(settings.options());
        SchemaChanges changes = new SchemaChanges(engine.database(settings.namespace()));
        changes.claim();
        this.abilities = engine.abilities(settings.namespace());
        changes.apply(abilities);
        this.modes =
                new DocumentModes(abilities, safety.journal() && !engine.facts().standIn());
        this.context = context();
        DocumentPorts ports = context.getBean(DocumentPorts.class);
        modes.all().forEach(mode -> shops.put(mode.name(), ports.shop(mode.name())));
        this.bulkFloor = new DocumentBulkFloor(context.getBean(MongoClient.class), settings.namespace(), abilities);
    }

    /**
     * Connects, and brings the schema up to date.
     *
     * @throws dev.polyshop.contract.StoreUnavailableException if the server does not answer
     */
    static DocumentStore open(DocumentEngine engine, StoreSettings settings) {
        try {
            return new DocumentStore(engine, settings);
        } catch (MongoException e) {
            throw new DocumentFailures(engine.mongo().hosts()).translated(e, false);
        }
    }

    private AnnotationConfigApplicationContext context() {
        AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
        made.registerBean(MongoAddress.class, engine::mongo);
        made.registerBean(StoreSettings.class, () -> settings);
        made.registerBean(ServerAbilities.class, () -> abilities);
        if (abilities.transactions()) {
            made.registerBean(
                    DocumentTransactions.class,
                    () -> new DocumentTransactions(
                            made.getBean(MongoClient.class), made.getBean(MongoTemplate.class), safety.writeConcern()));
        }
        made.register(DocumentConfiguration.class);
        made.refresh();
        return made;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EngineFacts engine() {
        EngineFacts facts = engine.facts();
        Map<String, String> all = new TreeMap<>(facts.settings());
        all.put("writeConcern", "w: " + (safety.majority() ? "majority" : "1") + ", j: " + safety.journal());
        all.put("readConcern", safety.majority() ? "majority" : "local");
        return new EngineFacts(
                facts.product(), facts.version(), facts.way(), facts.standIn(), facts.note(), facts.address(), all);
    }

    @Override
    public List<Mode> modes() {
        return modes.all();
    }

    @Override
    public List<AbsentMode> absentModes() {
        return modes.absent();
    }

    @Override
    public Mode defaultMode() {
        return modes.recommended();
    }

    @Override
    public Shop shop(Mode mode) {
        Shop shop = shops.get(mode.name());
        if (shop == null) {
            throw new IllegalArgumentException("the document store has no mode " + mode.name() + " on this server");
        }
        return shop;
    }

    @Override
    public Support support(Capability capability) {
        return switch (capability) {
            case FULL_TEXT_SEARCH,
                    SEARCH_STEMMING,
                    SEARCH_TYPO_TOLERANCE,
                    SEARCH_PHRASE,
                    SEARCH_RELEVANCE,
                    SEARCH_HIGHLIGHT,
                    SEARCH_STABLE_PAGES,
                    SEARCH_SEES_WRITES_AT_ONCE ->
                where(abilities.text(), "the server has no text indexes and no $text");
            case ATOMIC_BULK_CHANGE, ISOLATED_ORDER_PLACEMENT, MULTI_RECORD_TRANSACTION, UNITS_SEEN_WHOLE ->
                where(abilities.transactions(), DocumentModes.NO_TRANSACTIONS);
            case LISTS_SEE_WRITES_AT_ONCE, REPORTS_SEE_WRITES_AT_ONCE -> new Support.Full();
        };
    }

    private static Support where(boolean able, String lacking) {
        return able ? new Support.Full() : new Support.NotOnThisEngine(lacking);
    }

    @Override
    public BulkFloor bulkFloor() {
        return bulkFloor;
    }

    @Override
    public Optional<DriverFloor> driverFloor() {
        MongoDatabase database = context.getBean(MongoClient.class).getDatabase(settings.namespace());
        Optional<DocumentTransactions> transactions = Optional.ofNullable(
                context.getBeanProvider(DocumentTransactions.class).getIfAvailable());
        return Optional.of(new DocumentDriverFloor(database, new BareCheckout(database, transactions)));
    }

    @Override
    public void close() {
        context.close();
        try {
            bulkFloor.discard(floor -> engine.remove(floor.getName()));
        } finally {
            if (!settings.keep()) {
                engine.remove(settings.namespace());
            }
        }
    }
}
