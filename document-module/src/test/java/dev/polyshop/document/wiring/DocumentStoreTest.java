package dev.polyshop.document.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    @DisplayName("does not touch a database that it did not make")
    void foreignDatabase() {
        StoreSettings settings = TestServer.settings();
        MongoTemplate look = TestServer.look(settings.namespace());
        look.insert(new Document("precious", true), "theirs");
        try {
            assertThatThrownBy(() -> TestServer.engine().open(settings))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("choose another namespace");
            assertThat(look.getCollectionNames()).isEqualTo(Set.of("theirs"));
        } finally {
            look.getDb().drop();
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
