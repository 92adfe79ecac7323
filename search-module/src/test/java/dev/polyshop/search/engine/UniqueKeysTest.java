package dev.polyshop.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.search.Server;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.wiring.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@DisplayName("A unique key")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UniqueKeysTest {

    private final StoreSettings settings = Server.settings();
    private final Store store = Server.ENGINE.open(settings);
    private final AnnotationConfigApplicationContext context = Context.open(Server.ENGINE.address(), settings);
    private final Documents documents = context.getBean(Documents.class);
    private final UniqueKeys keys = context.getBean(UniqueKeys.class);
    private final Shop shop = store.shop();

    @AfterAll
    void close() {
        context.close();
        store.close();
    }

    @Test
    @DisplayName("whose record never came to be can be claimed after a while, and is not the former claimant's then")
    void leftBehind() {
        Product gone = Server.product("Gone");
        Ref<KeyDocument> key = ProductDocument.skuKey(gone.sku());
        Ref<ProductDocument> record = ProductDocument.ref(gone.id());
        documents.write(
                new Write.Create<>(key, new KeyDocument(key.id(), gone.id().toString(), 0)));
        assertThat(keys.isKept(key, record)).isTrue();
        Ref<ProductDocument> other = ProductDocument.ref(Server.product("Other").id());

        assertThat(keys.claim(key, other)).isPresent();

        assertThat(keys.isKept(key, other)).isTrue();
        assertThat(keys.isKept(key, record)).isFalse();
    }

    @Test
    @DisplayName("stays with a record that has it, however old it is")
    void inUse() {
        Product product = Server.product("There");
        shop.catalog().add(product);
        Ref<KeyDocument> key = ProductDocument.skuKey(product.sku());
        documents.write(
                new Write.Put<>(key, new KeyDocument(key.id(), product.id().toString(), 0)));

        assertThat(keys.claim(key, ProductDocument.ref(Server.product("Other").id())))
                .isEmpty();
    }

    @Test
    @DisplayName("that its record gave up and has claimed again is not given back any more")
    void claimedAgain() {
        Product product = Server.product("Back");
        shop.catalog().add(product);
        Stored<ProductDocument> record =
                documents.get(ProductDocument.ref(product.id())).orElseThrow();
        UniqueKeys.Claim former = keys.held(record).orElseThrow();
        documents.write(documents
                .get(former.key())
                .orElseThrow()
                .replacedBy(new KeyDocument(former.key().id(), product.id().toString(), 1)));

        keys.release(former);

        assertThat(shop.catalog().findBySku(product.sku())).contains(product);
    }
}
