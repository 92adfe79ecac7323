package dev.polyshop.relational.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A mode of the relational store")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RelationalModesTest {

    private static final int THREADS = 6;

    private final Store store = PostgresEngine.openStore();

    @BeforeAll
    void thereAreSixModes() {
        assertThat(store.modes()).hasSize(6).contains(store.defaultMode());
    }

    @AfterAll
    void close() {
        store.close();
    }

    Stream<Mode> guarded() {
        return store.modes().stream().filter(mode -> mode.promises(Guarantee.NO_OVERSELL));
    }

    Stream<Mode> all() {
        return store.modes().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("guarded")
    @DisplayName("that promises it takes no piece twice and loses none, however many want it")
    void keepsTheStock(Mode mode) throws Exception {
        Product product = added();
        Inventory inventory = store.shop(mode).inventory();
        inventory.receive(product.id(), 40);

        long taken = takenByAll(inventory, product, 10);

        assertThat(taken).isEqualTo(40);
        assertThat(inventory.find(product.id())).contains(new StockLevel(product.id(), 0, 40, 0));
    }

    @Test
    @DisplayName("that is naive sells pieces that are not there")
    void naiveOversells() throws Exception {
        Inventory inventory = store.shop(store.modes().getFirst()).inventory();
        for (int round = 0; round < 50; round++) {
            Product product = added();
            inventory.receive(product.id(), 20);
            if (takenByAll(inventory, product, 20) > 20) {
                return;
            }
        }
        assertThat(false).as("an oversell in 50 rounds").isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @DisplayName("loses an update between a read and a write just if it does not promise otherwise (P4)")
    void lostUpdate(Mode mode) {
        Product product = added();
        Shop shop = store.shop(mode);
        shop.inventory().receive(product.id(), 10);
        if (mode.name().equals("row-lock")) {
            return; // The second reader waits for the first: the stock test above shows it.
        }
        try (UnitOfWork first = shop.units().begin();
                UnitOfWork second = shop.units().begin()) {
            long seenByFirst = first.stock(product.id()).orElseThrow().onHand();
            long seenBySecond = second.stock(product.id()).orElseThrow().onHand();
            first.setOnHand(product.id(), seenByFirst - 1);
            first.commit();
            if (mode.promises(Guarantee.NO_LOST_UPDATE)) {
                assertThatThrownBy(() -> second.setOnHand(product.id(), seenBySecond - 1))
                        .isInstanceOf(ConflictException.class);
            } else {
                second.setOnHand(product.id(), seenBySecond - 1);
                second.commit();
            }
        }
        assertThat(shop.inventory().find(product.id()).orElseThrow().onHand()).isEqualTo(9);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @DisplayName("sees a new product appear between two equal questions just if it does not promise otherwise (PMP)")
    void predicateManyPreceders(Mode mode) {
        Shop shop = store.shop(mode);
        String brand = "brand " + mode.name();
        try (UnitOfWork reader = shop.units().begin();
                UnitOfWork writer = shop.units().begin()) {
            assertThat(reader.productsOfBrand(brand)).isEmpty();
            writer.add(Samples.ofBrand(Samples.product("Lamp"), brand));
            writer.commit();
            assertThat(reader.productsOfBrand(brand))
                    .hasSize(mode.promises(Guarantee.NO_PREDICATE_MANY_PRECEDERS) ? 0 : 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @DisplayName("lets two units each spoil what the other read just if it does not promise otherwise (G2-item)")
    void writeSkew(Mode mode) {
        if (mode.name().equals("row-lock")) {
            return; // The second reader waits for the first.
        }
        Product left = added();
        Product right = added();
        Shop shop = store.shop(mode);
        boolean refused = false;
        try (UnitOfWork first = shop.units().begin();
                UnitOfWork second = shop.units().begin()) {
            Stream.of(first, second).forEach(unit -> {
                unit.product(left.id());
                unit.product(right.id());
            });
            try {
                first.setPrice(left.id(), Money.of("1.00", "EUR"));
                second.setPrice(right.id(), Money.of("2.00", "EUR"));
                first.commit();
                second.commit();
            } catch (ConflictException e) {
                refused = true;
            }
        }
        assertThat(refused).isEqualTo(mode.promises(Guarantee.NO_WRITE_SKEW));
    }

    @Test
    @DisplayName("but naive takes back all that a unit wrote when it is rolled back")
    void rollsBack() {
        for (Mode mode : store.modes()) {
            Product product = added();
            try (UnitOfWork unit = store.shop(mode).units().begin()) {
                unit.setPrice(product.id(), Money.of("99.00", "EUR"));
                unit.rollback();
            }
            Money price =
                    store.shop().catalog().find(product.id()).orElseThrow().price();
            assertThat(price.equals(product.price()))
                    .as(mode.name())
                    .isEqualTo(mode.promises(Guarantee.NO_ABORTED_READ));
        }
    }

    @Test
    @DisplayName("ends a unit with the first conflict: later steps are refused")
    void aLostUnitIsOver() {
        Product product = added();
        Shop shop = store.shop(store.modes().getLast());
        try (UnitOfWork first = shop.units().begin();
                UnitOfWork second = shop.units().begin()) {
            second.product(product.id());
            first.setPrice(product.id(), Money.of("1.00", "EUR"));
            first.commit();
            assertThatThrownBy(() -> second.setPrice(product.id(), Money.of("2.00", "EUR")))
                    .isInstanceOf(ConflictException.class);
            assertThatThrownBy(() -> second.product(product.id())).isInstanceOf(ConflictException.class);
            assertThatThrownBy(second::commit).isInstanceOf(ConflictException.class);
        }
    }

    @Test
    @DisplayName(
            "in which nothing is refused lets as many units commit together as there are connections, each with new words")
    void manyCommitTogether() throws Exception {
        int units = 20;
        added();
        for (Mode mode : List.of(store.modes().getFirst(), store.defaultMode())) {
            CyclicBarrier together = new CyclicBarrier(units);
            Callable<Product> committer = () -> {
                Product product = Samples.product("Word" + letters(UUID.randomUUID()));
                try (UnitOfWork unit = store.shop(mode).units().begin()) {
                    unit.add(product);
                    together.await(30, TimeUnit.SECONDS);
                    unit.commit();
                }
                return product;
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(units)) {
                List<Future<Product>> committed = Stream.generate(() -> threads.submit(committer))
                        .limit(units)
                        .toList();
                for (Future<Product> each : committed) {
                    Product product = each.get();
                    assertThat(store.shop().catalog().find(product.id())).contains(product);
                    assertThat(store.shop()
                                    .search()
                                    .search(SearchQuery.of(product.name().replaceFirst("Word", "Wort")))
                                    .total())
                            .isEqualTo(1);
                }
            }
        }
    }

    private static String letters(UUID random) {
        return random.toString().replace("-", "").replaceAll("[0-9]", "x");
    }

    @Test
    @DisplayName("that refuses a take never names as many pieces as were wanted")
    void refusesWithTooFew() throws Exception {
        Product product = added();
        Inventory inventory = store.shop().inventory();
        AtomicBoolean over = new AtomicBoolean();
        Callable<Boolean> churner = () -> {
            while (!over.get()) {
                inventory.receive(product.id(), 10);
                while (!(inventory.take(product.id(), 10) instanceof StockChange.Done)) {
                    Thread.onSpinWait();
                }
            }
            return true;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> churning =
                    Stream.generate(() -> threads.submit(churner)).limit(2).toList();
            try {
                for (int i = 0; i < 3_000; i++) {
                    if (inventory.take(product.id(), 5) instanceof StockChange.TooFew(ProductId id, long available)) {
                        assertThat(available).as("pieces of %s", id).isLessThan(5);
                    } else {
                        inventory.release(product.id(), 5);
                    }
                }
            } finally {
                over.set(true);
            }
            for (Future<Boolean> each : churning) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    private Product added() {
        Product product = Samples.product("Lamp");
        store.shop().catalog().add(product);
        return product;
    }

    /** How many pieces the threads got together, each trying so often to take one. */
    private static long takenByAll(Inventory inventory, Product product, int tries) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        Callable<Long> taker = () -> {
            start.await();
            long taken = 0;
            for (int i = 0; i < tries; i++) {
                if (inventory.take(product.id(), 1) instanceof StockChange.Done) {
                    taken++;
                }
            }
            return taken;
        };
        long taken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Long>> results =
                    Stream.generate(() -> threads.submit(taker)).limit(THREADS).toList();
            for (Future<Long> result : results) {
                taken += result.get();
            }
        }
        return taken;
    }
}
