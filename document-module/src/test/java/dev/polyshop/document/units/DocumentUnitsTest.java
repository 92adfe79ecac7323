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
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.reviews.Review;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.document.Samples;
import dev.polyshop.document.TestServer;
import dev.polyshop.document.engine.DocumentFailures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@DisplayName("A unit")
class DocumentUnitsTest {

    private final StoreSettings settings = TestServer.settings();
    private final Store store = TestServer.engine().open(settings);

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
    @DisplayName("in conditional-update mode is told of an update that came between its read and its raise of prices")
    void raiseForgetsNothing() {
        Shop shop = in("conditional-update");
        Product product = Samples.stocked(shop, 1);
        try (UnitOfWork unit = shop.units().begin()) {
            unit.product(product.id());
            var unused = shop.catalog().replace(product.withPrice(Money.of("7.00", "EUR")));
            assertThat(unit.raisePrices(product.brand(), Money.of("1.00", "EUR")))
                    .isEqualTo(1);
            assertThatThrownBy(() -> unit.setPrice(product.id(), Money.of("2.00", "EUR")))
                    .isInstanceOf(ConflictException.class);
        }
        assertThat(shop.catalog().find(product.id()).orElseThrow().price()).isEqualTo(Money.of("8.00", "EUR"));
    }

    @Test
    @DisplayName("that removes by price leaves the reviews of a product whose price another changes meanwhile")
    void reviewsOfWhatStays() {
        Shop shop = store.shop();
        Product goes = Samples.stocked(shop, 1);
        Product stays = Samples.stocked(shop, 1);
        CustomerId customer = Samples.registered(shop);
        for (Product each : List.of(goes, stays)) {
            var unused = shop.reviews().add(new Review(each.id(), customer, 5, "Bright", "It shines.", Instant.EPOCH));
        }
        AtomicInteger commands = new AtomicInteger();
        MongoTemplate mongo = TestServer.look(settings.namespace(), () -> {
            if (commands.incrementAndGet() == 2) {
                var unused = shop.catalog().replace(stays.withPrice(Money.of("7.00", "EUR")));
            }
        });
        DocumentUnits units = DocumentUnits.inSteps(mongo, new DocumentFailures("here"), products -> {}, true);
        try (UnitOfWork unit = units.begin()) {
            assertThat(unit.removePriced(goes.brand(), goes.price())).isEqualTo(1);
        }
        assertThat(shop.catalog().find(stays.id())).isPresent();
        assertThat(shop.reviews().find(stays.id(), customer)).isPresent();
        assertThat(shop.reviews().find(goes.id(), customer)).isEmpty();
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
