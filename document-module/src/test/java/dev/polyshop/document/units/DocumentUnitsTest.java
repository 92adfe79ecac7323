package dev.polyshop.document.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A unit")
class DocumentUnitsTest {

    private final Store store = TestServer.open();

    @AfterEach
    void close() {
        store.close();
    }

    private Shop in(String name) {
        Optional<Mode> mode =
                store.modes().stream().filter(each -> each.name().equals(name)).findFirst();
        assumeThat(mode).as("the server has no " + name + " mode").isPresent();
        return store.shop(mode.orElseThrow());
    }

    /** Two units read 10; one sets 9, then the other 8, each by what it has read. */
    private void lastWriterMeetsFirst(Shop shop, Product product) {
        try (UnitOfWork first = shop.units().begin();
                UnitOfWork second = shop.units().begin()) {
            long readByFirst = first.stock(product.id()).orElseThrow().onHand();
            long readBySecond = second.stock(product.id()).orElseThrow().onHand();
            first.setOnHand(product.id(), readByFirst - 1);
            first.commit();
            second.setOnHand(product.id(), readBySecond - 2);
            second.commit();
        }
    }

    @Test
    @DisplayName("in naive mode overwrites what it did not see")
    void naiveLosesAnUpdate() {
        Shop shop = in("naive");
        Product product = Samples.stocked(shop, 10);
        lastWriterMeetsFirst(shop, product);
        assertThat(shop.inventory().find(product.id()).orElseThrow().onHand()).isEqualTo(8);
    }

    @Test
    @DisplayName("in every mode that promises so loses against the update it did not see")
    void othersRefuse() {
        for (Mode mode : store.modes()) {
            if (mode.promises(Guarantee.NO_LOST_UPDATE)) {
                Shop shop = store.shop(mode);
                Product product = Samples.stocked(shop, 10);
                assertThatThrownBy(() -> lastWriterMeetsFirst(shop, product))
                        .as(mode.name())
                        .isInstanceOf(ConflictException.class);
                assertThat(shop.inventory().find(product.id()).orElseThrow().onHand())
                        .as(mode.name())
                        .isEqualTo(9);
            }
        }
    }

    @Test
    @DisplayName("in transaction mode is seen by nobody before it commits, and gone after a rollback")
    void transactionRollsBack() {
        Shop shop = in("transaction");
        Product product = Samples.stocked(shop, 1);
        Money other = Money.of("1.00", "EUR");
        try (UnitOfWork unit = shop.units().begin()) {
            unit.setPrice(product.id(), other);
            assertThat(unit.product(product.id()).orElseThrow().price()).isEqualTo(other);
            assertThat(shop.catalog().find(product.id())).contains(product);
            unit.rollback();
        }
        assertThat(shop.catalog().find(product.id())).contains(product);
    }

    @Test
    @DisplayName("is over once it has lost")
    void overAfterConflict() {
        Shop shop = in("conditional-update");
        Product product = Samples.stocked(shop, 1);
        try (UnitOfWork unit = shop.units().begin()) {
            unit.product(product.id());
            var unused = shop.catalog().replace(product.withName("Other"));
            assertThatThrownBy(() -> unit.setPrice(product.id(), Money.of("2.00", "EUR")))
                    .isInstanceOf(ConflictException.class);
            assertThatThrownBy(unit::commit).isInstanceOf(IllegalStateException.class);
        }
    }
}
