package dev.polyshop.document.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.ServerProcess;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("The document store")
class DocumentStoreTest {

    @Test
    @DisplayName("records each schema change once, however often it is opened")
    void schemaChangesOnce() {
        StoreSettings settings = TestServer.settings().kept();
        Product product = Samples.product("KEPT-1");
        MongoTemplate look = TestServer.look(settings.namespace());
        try (Store store = TestServer.engine().open(settings)) {
            store.shop().catalog().add(product);
        }
        List<Document> made = look.findAll(Document.class, SchemaChanges.COLLECTION);
        assertThat(made)
                .extracting(change -> change.getString("_id"))
                .contains("001-products", "002-customers", "003-carts", "004-orders", "005-reviews");
        assertThat(made).allSatisfy(change -> assertThat(change).containsKeys("begunAt", "appliedAt"));

        try (Store store = TestServer.engine().open(StoreSettings.of(settings.namespace()))) {
            assertThat(store.shop().catalog().find(product.id())).contains(product);
            assertThat(look.findAll(Document.class, SchemaChanges.COLLECTION)).isEqualTo(made);
        }
        assertThat(look.getCollectionNames()).isEmpty();
    }

    @Test
    @DisplayName("makes a change again that was cut short")
    void unfinishedChange() {
        StoreSettings settings = TestServer.settings();
        MongoTemplate look = TestServer.look(settings.namespace());
        look.insert(new Document("_id", "001-products"), SchemaChanges.COLLECTION);
        look.createCollection("products");
        try (Store store = TestServer.engine().open(settings)) {
            store.shop().catalog().add(Samples.product("ONE"));
            assertThatThrownBy(() -> store.shop().catalog().add(Samples.product("ONE")))
                    .as("the unique index is there")
                    .isInstanceOf(DuplicateKeyException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"theirs", SchemaChanges.COLLECTION})
    @DisplayName("does not touch a database that it did not make")
    void foreignDatabase(String theirs) {
        StoreSettings settings = TestServer.settings();
        MongoTemplate look = TestServer.look(settings.namespace());
        look.insert(new Document("precious", true), theirs);
        try {
            assertThatThrownBy(() -> TestServer.engine().open(settings))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("choose another namespace");
            assertThat(look.getCollectionNames()).isEqualTo(Set.of(theirs));
            assertThat(look.getCollection(theirs).countDocuments()).isEqualTo(1);
        } finally {
            look.getDb().drop();
        }
    }

    @Test
    @DisplayName("loads its floor beside other namespaces and other stores' floors, and takes just that along")
    void floorOfItsOwn() {
        StoreSettings settings = TestServer.settings();
        MongoTemplate floor = TestServer.look(settings.namespace() + "-floor");
        Product product = Samples.product("FLOOR-1");
        try (Store neighbour = TestServer.engine().open(StoreSettings.of(settings.namespace() + "_floor"));
                Store first = TestServer.engine().open(settings)) {
            neighbour.shop().catalog().add(product);
            assertThat(first.bulkFloor().loadProducts(List.of(product).iterator()))
                    .isEqualTo(1);
            TestServer.engine().open(settings.kept()).close();
            assertThat(floor.getCollection("products").countDocuments()).isEqualTo(1);
            assertThat(neighbour.shop().catalog().find(product.id())).contains(product);
        }
        assertThat(floor.getCollectionNames()).isEmpty();
    }

    @Test
    @DisplayName("refuses to load its floor into a database that it did not make, and leaves that alone when it closes")
    void foreignFloor() {
        StoreSettings settings = TestServer.settings();
        MongoTemplate theirs = TestServer.look(settings.namespace() + "-floor");
        theirs.insert(new Document("precious", true), "theirs");
        try {
            try (Store store = TestServer.engine().open(settings)) {
                BulkFloor floor = store.bulkFloor();
                assertThatThrownBy(() -> floor.loadProducts(
                                List.of(Samples.product("FLOOR-2")).iterator()))
                        .isInstanceOf(StoreUnavailableException.class);
                floor.discard();
            }
            assertThat(theirs.getCollectionNames()).isEqualTo(Set.of("theirs"));
        } finally {
            theirs.getDb().drop();
        }
    }

    @Test
    @DisplayName("sees nothing of another one's data, and takes only its own along when it closes")
    void isolatedNamespaces() {
        Product product = Samples.product("SAME-SKU");
        try (Store other = TestServer.open()) {
            try (Store store = TestServer.open()) {
                store.shop().catalog().add(product);
                assertThat(other.shop().catalog().find(product.id())).isEmpty();
                other.shop().catalog().add(product);
            }
            assertThat(other.shop().catalog().find(product.id())).contains(product);
        }
    }

    @Test
    @DisplayName("fails with a sentence when it cannot be reached through the address given")
    void unreachableThrough() {
        HostAndPort nobody = new HostAndPort("127.0.0.1", ServerProcess.freePort());
        try (Store store = TestServer.engine().open(TestServer.settings().through(nobody))) {
            assertThatThrownBy(() -> store.shop().catalog().add(Samples.product("X")))
                    .as("nothing was sent, so the outcome is known")
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining(nobody.toString());
        }
    }

    @Test
    @DisplayName("says how safe its writes are")
    void writeConcern() {
        StoreSettings fast = TestServer.settings().withOptions(Map.of("w", "1", "journal", "false"));
        try (Store store = TestServer.engine().open(fast)) {
            assertThat(store.engine().settings()).containsEntry("writeConcern", "w: 1, j: false");
            store.shop().catalog().add(Samples.product("FAST"));
            assertThat(store.shop().catalog().count()).isEqualTo(1);
        }
        assertThatThrownBy(() -> TestServer.engine().open(TestServer.settings().withOptions(Map.of("w", "3"))))
                .isInstanceOf(InvalidDataException.class);
    }

    @Test
    @DisplayName("lists transactions as a mode just where it declares them")
    void modesAsDeclared() {
        try (Store store = TestServer.open()) {
            boolean transactions = store.support(Capability.MULTI_RECORD_TRANSACTION) instanceof Support.Full;
            assertThat(store.modes())
                    .extracting(Mode::name)
                    .startsWith("naive", "conditional-update")
                    .hasSize(transactions ? 3 : 2);
            assertThat(store.defaultMode()).isEqualTo(store.modes().getLast());
        }
    }
}
