package dev.polyshop.document;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.document.engine.DocumentEngine;
import dev.polyshop.document.wiring.DocumentStoreProvider;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** The server that all tests of the module share: the one in the environment, or else what is embedded. */
public final class TestServer {

    private static final AtomicInteger OPENED = new AtomicInteger();

    private TestServer() {}

    private static final class Started {
        private static final DocumentEngine ENGINE =
                (DocumentEngine) new DocumentStoreProvider().start(EngineRequest.auto());
        private static final MongoClient CLIENT = MongoClients.create(
                ENGINE.mongo().clientSettings(Optional.empty()).build());
    }

    /** The engine; never closed before the JVM ends. */
    public static DocumentEngine engine() {
        return Started.ENGINE;
    }

    /** A namespace of its own. */
    public static StoreSettings settings() {
        return StoreSettings.of("test_" + ProcessHandle.current().pid() + "_" + OPENED.incrementAndGet());
    }

    /** A store in a namespace of its own. */
    public static Store open() {
        return engine().open(settings());
    }

    /** A look at a namespace from outside. */
    public static MongoTemplate look(String namespace) {
        return new MongoTemplate(Started.CLIENT, namespace);
    }

    /** The same, with something that happens just before each of its commands, such as the loss of the server. */
    public static MongoTemplate look(String namespace, Runnable beforeEach) {
        return new MongoTemplate(new SimpleMongoClientDatabaseFactory(Started.CLIENT, namespace) {
            @Override
            public MongoDatabase getMongoDatabase() {
                beforeEach.run();
                return super.getMongoDatabase();
            }
        });
    }
}
