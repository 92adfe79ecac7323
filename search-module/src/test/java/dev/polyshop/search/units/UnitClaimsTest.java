package dev.polyshop.search.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.search.Server;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Claims;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.wiring.Context;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

@DisplayName("A unit over several documents")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitClaimsTest {

    private final StoreSettings settings = Server.settings();
    private final Store store = Server.ENGINE.open(settings);
    private final AnnotationConfigApplicationContext context = Context.open(Server.ENGINE.address(), settings);
    private final Documents documents = context.getBean(Documents.class);
    private final Shop shop = store.shop();
    private Product first = Server.product("First");
    private Product second = Server.product("Second");

    @BeforeEach
    void products() {
        first = Server.product("First");
        second = Server.product("Second");
        shop.catalog().add(first);
        shop.catalog().add(second);
    }

    @AfterAll
    void close() {
        context.close();
        store.close();
    }

    @Test
    @DisplayName("that read what another one has changed meanwhile conflicts, though it writes something else")
    void writeSkew() {
        try (UnitOfWork one = shop.units().begin();
                UnitOfWork other = shop.units().begin()) {
            one.product(first.id());
            one.product(second.id());
            other.product(first.id());
            other.product(second.id());
            one.setPrice(first.id(), euros("5.00"));
            other.setPrice(second.id(), euros("5.00"));
            one.commit();

            assertThatThrownBy(other::commit).isInstanceOf(ConflictException.class);
        }
        assertThat(price(first)).isEqualTo(euros("5.00"));
        assertThat(price(second)).isEqualTo(euros("10.00"));
    }

    @Test
    @DisplayName("whose client died before it was decided does not hold others up for long, and changes nothing")
    void diedBeforeTheDecision() {
        claimBoth();

        shop.catalog().replace(first.withPrice(euros("7.00")));

        assertThat(price(first)).isEqualTo(euros("7.00"));
        try (UnitOfWork unit = shop.units().begin()) {
            unit.setPrice(first.id(), euros("8.00"));
            unit.setPrice(second.id(), euros("8.00"));
            unit.commit();
        }
        assertThat(price(second)).isEqualTo(euros("8.00"));
    }

    @Test
    @DisplayName("that somebody has decided against cannot be committed any more")
    void tooLate() {
        Attempts.Attempt attempt = claimBoth();
        List<Stored<ProductDocument>> claimed = List.of(stored(first), stored(second));
        shop.catalog().replace(first.withPrice(euros("7.00")));

        assertThat(documents
                        .claims()
                        .commit(
                                attempt,
                                claimed.stream().map(UnitClaimsTest::unchanged).toList()))
                .isFalse();
        assertThat(price(first)).isEqualTo(euros("7.00"));
        shop.catalog().replace(second.withPrice(euros("6.00")));
        assertThat(price(second)).isEqualTo(euros("6.00"));
    }

    @Test
    @DisplayName("that sets the stock of a product without any conflicts with pieces that arrive meanwhile")
    void stockThatWasNotThere() {
        try (UnitOfWork unit = shop.units().begin()) {
            unit.setOnHand(first.id(), 5);
            unit.setPrice(second.id(), euros("5.00"));
            shop.inventory().receive(first.id(), 7);

            assertThatThrownBy(unit::commit).isInstanceOf(ConflictException.class);
        }
        assertThat(shop.inventory().find(first.id())).contains(new StockLevel(first.id(), 7, 0, 0));
        assertThat(price(second)).isEqualTo(euros("10.00"));
        try (UnitOfWork unit = shop.units().begin()) {
            unit.setOnHand(second.id(), 5);
            unit.setPrice(first.id(), euros("5.00"));
            unit.commit();
        }
        assertThat(shop.inventory().find(second.id())).contains(new StockLevel(second.id(), 5, 0, 0));
    }

    @Test
    @DisplayName("that counts on a product's absence holds up whoever is about to add it, until it is decided or gone")
    void absence() {
        Product absent = Server.product("Absent");
        Product other = Server.product("Other");
        try (UnitOfWork unit = shop.units().begin()) {
            unit.product(absent.id());
            unit.add(other);
            claimAbsence(absent);

            assertThatThrownBy(unit::commit).isInstanceOf(ConflictException.class);
        }
        assertThat(shop.catalog().find(other.id())).isEmpty();
        try (UnitOfWork unit = shop.units().begin()) {
            unit.add(absent);
            unit.add(other);
            unit.commit();
        }
        assertThat(shop.catalog().findAll(List.of(absent.id(), other.id()))).hasSize(2);
        assertThat(documents.get(absence(absent).ref())).isEmpty();
    }

    private void claimAbsence(Product product) {
        assertThat(documents.write(absence(product)).done()).isTrue();
    }

    private static Write.Create<KeyDocument> absence(Product product) {
        try (Attempts.Attempt attempt = Attempts.begin()) {
            return Claims.absence(ProductDocument.ref(product.id()), attempt);
        }
    }

    private Attempts.Attempt claimBoth() {
        try (Attempts.Attempt attempt = Attempts.begin()) {
            assertThat(documents.claims().claim(attempt, List.of(stored(first), stored(second)), List.of()))
                    .isTrue();
            return attempt; // Closed: as if its client were gone.
        }
    }

    private static Claims.Wanted<?> unchanged(Stored<ProductDocument> stored) {
        return new Claims.Wanted<>(
                stored.ref(), false, Optional.of(stored.content().withClaim(null)));
    }

    private Stored<ProductDocument> stored(Product product) {
        return documents.get(ProductDocument.ref(product.id())).orElseThrow();
    }

    private Money price(Product product) {
        return shop.catalog().find(product.id()).orElseThrow().price();
    }

    private static Money euros(String amount) {
        return Money.of(amount, "EUR");
    }
}
