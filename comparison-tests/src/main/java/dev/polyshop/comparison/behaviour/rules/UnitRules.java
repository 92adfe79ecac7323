package dev.polyshop.comparison.behaviour.rules;

import static dev.polyshop.comparison.behaviour.kit.Fixtures.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.behaviour.kit.EachStore;
import dev.polyshop.comparison.behaviour.kit.Fixtures;
import dev.polyshop.comparison.behaviour.kit.Rule;
import dev.polyshop.comparison.behaviour.kit.ShopUnderTest;
import dev.polyshop.comparison.behaviour.kit.Together;
import dev.polyshop.comparison.behaviour.kit.Watch;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Units of work by themselves; what they do to each other is the consistency lab's business. */
@EachStore
public final class UnitRules {

    private final Shop shop;
    private final Fixtures make;
    private final boolean noLostUpdate;

    UnitRules(ShopUnderTest on) {
        noLostUpdate = on.store().defaultMode().promises(Guarantee.NO_LOST_UPDATE);
        shop = on.shop();
        make = on.make();
    }

    @Rule(
            id = "UNIT-01",
            title = "A unit sees what it wrote itself, and after the commit everybody does.",
            teaches = "Read your own writes inside a transaction: given by a database, to be built around a batch.")
    void readsItsOwnWrites() {
        Product first = make.product(5);
        Product second = make.product(6);
        Product added = make.draft().product();

        commit(unit -> {
            unit.setPrice(first.id(), euros("11.00"));
            unit.setOnHand(second.id(), 60);
            unit.add(added);
            assertThat(unit.product(first.id()).map(Product::price)).contains(euros("11.00"));
            assertThat(unit.stock(second.id()).map(StockLevel::onHand)).contains(60L);
            assertThat(unit.product(added.id())).isPresent();
        });

        assertThat(shop.catalog().find(first.id()).map(Product::price)).contains(euros("11.00"));
        assertThat(shop.inventory().find(second.id())).contains(new StockLevel(second.id(), 60, 0, 0));
        assertThat(shop.catalog().find(added.id())).contains(added);
        assertThat(shop.catalog().findBySku(added.sku())).contains(added);
        assertThat(shop.inventory().find(added.id())).contains(new StockLevel(added.id(), 0, 0, 0));
    }

    @Rule(
            id = "UNIT-02",
            title = "A unit that is rolled back, or closed without a commit, leaves no trace.",
            teaches =
                    "What is written at once cannot be taken back, only compensated: a transaction is the difference.",
            needs = Capability.MULTI_RECORD_TRANSACTION)
    void rollback() {
        for (boolean explicitly : List.of(true, false)) {
            Product product = make.product(5);
            Product added = make.draft().product();
            try (UnitOfWork unit = shop.units().begin()) {
                unit.setPrice(product.id(), euros("99.00"));
                unit.setOnHand(product.id(), 0);
                unit.add(added);
                if (explicitly) {
                    unit.rollback();
                }
            }

            assertThat(shop.catalog().find(product.id())).contains(product);
            assertThat(shop.inventory().find(product.id())).contains(new StockLevel(product.id(), 5, 0, 0));
            assertThat(shop.catalog().find(added.id())).isEmpty();
        }
    }

    @Rule(
            id = "UNIT-03",
            title = "Writes by condition change every product of a brand, and none of another.",
            teaches = "A predicate write touches whatever matches when it runs: the hardest thing to isolate.")
    void writesByCondition() {
        Product cheap = make.add(make.draft().priced("5.00", "EUR"));
        Product dear = make.add(make.draft().priced("8.00", "EUR"));
        Product other = make.add(make.draft().brand(Fixtures.word()).priced("5.00", "EUR"));
        shop.awaitVisibility();

        commit(unit -> {
            assertThat(unit.productsOfBrand(make.token()))
                    .extracting(Product::id)
                    .containsExactly(cheap.id(), dear.id());
            assertThat(unit.raisePrices(make.token(), euros("3.00"))).isEqualTo(2);
            assertThat(unit.productsOfBrand(make.token()))
                    .extracting(Product::price)
                    .containsExactly(euros("8.00"), euros("11.00"));
        });
        shop.awaitVisibility();
        commit(unit ->
                assertThat(unit.removePriced(make.token(), euros("8.00"))).isEqualTo(1));

        assertThat(shop.catalog().find(cheap.id())).isEmpty();
        assertThat(shop.inventory().find(cheap.id())).isEmpty();
        assertThat(shop.catalog().find(dear.id()).map(Product::price)).contains(euros("11.00"));
        assertThat(shop.catalog().find(other.id())).contains(other);
    }

    @Rule(
            id = "UNIT-04",
            title = "A unit's writes to what is not there have no effect, and its reads say so.",
            teaches = "Absence is an answer, not an error.")
    void whatIsNotThere() {
        ProductId nobody = ProductId.next();
        commit(unit -> {
            assertThat(unit.product(nobody)).isEmpty();
            assertThat(unit.stock(nobody)).isEmpty();
            unit.setPrice(nobody, euros("1.00"));
            unit.setOnHand(nobody, 5);
            assertThat(unit.productsOfBrand(Fixtures.word())).isEmpty();
            assertThat(unit.raisePrices(Fixtures.word(), euros("1.00"))).isZero();
            assertThat(unit.removePriced(Fixtures.word(), euros("1.00"))).isZero();
        });

        assertThat(shop.catalog().find(nobody)).isEmpty();
        assertThat(shop.inventory().find(nobody)).isEmpty();
    }

    @Rule(
            id = "UNIT-05",
            title =
                    "Four threads each add one euro to two prices, three times, and begin again after a conflict: no unit"
                            + " is half done, and none is lost where the mode promises it.",
            teaches = "Optimistic or locking, a unit that lost says so, and the caller repeats it from its reads on.",
            needs = Capability.MULTI_RECORD_TRANSACTION)
    void conflictsAreRepeated() {
        Product first = make.product();
        Product second = make.product();

        Together.run(4, number -> {
            for (int i = 0; i < 3; i++) {
                commit(unit -> {
                    raise(unit, first.id());
                    raise(unit, second.id());
                });
            }
            return number;
        });

        for (Product product : List.of(first, second)) {
            Money price = shop.catalog().find(product.id()).orElseThrow().price();
            assertThat(price).isBetween(euros(noLostUpdate ? "22.00" : "11.00"), euros("22.00"));
        }
    }

    @Rule(
            id = "UNIT-06",
            title = "While a unit changes 60 prices, everybody sees all of them changed or none.",
            teaches = "A commit is one moment for all records in PostgreSQL and MongoDB's transactions and in a script;"
                    + " single documents change one by one.",
            needs = Capability.UNITS_SEEN_WHOLE,
            byChance = true)
    void seenWhole() {
        List<ProductId> ids =
                Stream.generate(() -> make.product().id()).limit(60).toList();
        shop.awaitVisibility();

        Set<Set<Money>> seen = new HashSet<>();
        for (int round = 0; round < 30 && seen.stream().allMatch(prices -> prices.size() == 1); round++) {
            seen.addAll(Watch.during(
                    () -> shop.catalog().findAll(ids).values().stream()
                            .map(Product::price)
                            .collect(Collectors.toSet()),
                    () -> commit(unit -> assertThat(unit.raisePrices(make.token(), euros("1.00")))
                            .isEqualTo(60))));
            shop.awaitVisibility();
        }

        assertThat(seen).as("prices seen at one time").allMatch(prices -> prices.size() == 1);
    }

    private static void raise(UnitOfWork unit, ProductId id) {
        unit.setPrice(id, unit.product(id).orElseThrow().price().plus(euros("1.00")));
    }

    /** Begins again after each conflict, as a caller has to. */
    private void commit(Consumer<UnitOfWork> steps) {
        for (int attempt = 0; ; attempt++) {
            try (UnitOfWork unit = shop.units().begin()) {
                steps.accept(unit);
                unit.commit();
                return;
            } catch (ConflictException e) {
                if (attempt == 1_000) {
                    throw e;
                }
            }
        }
    }
}
