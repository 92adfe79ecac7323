package dev.polyshop.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.units.UnitOfWork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The modes on Redis")
class ModesTest {

    private static final Money TEN = Money.of("10.00", "EUR");
    private static final Money ELEVEN = Money.of("11.00", "EUR");

    private final Store store = TestShop.open();
    private final Product product = TestShop.product("thing");

    @BeforeEach
    void fill() {
        store.shop().catalog().add(product);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Shop in(String mode) {
        Mode found = store.modes().stream()
                .filter(each -> each.name().equals(mode))
                .findFirst()
                .orElseThrow();
        return store.shop(found);
    }

    @Test
    @DisplayName("answers more repeats of an order at once than there are connections")
    void repeatsAtOnce() throws InterruptedException, ExecutionException {
        Shop shop = in("watch");
        Customer customer = TestShop.customer();
        shop.customers().register(customer);
        shop.inventory().receive(product.id(), 1);
        PlaceOrder wish = PlaceOrder.of(customer.id(), List.of(new CartLine(product.id(), 1)));
        assertThat(shop.orders().place(wish)).isInstanceOf(PlaceOrderResult.Placed.class);
        Callable<PlaceOrderResult> repeat = () -> shop.orders().place(wish);
        try (ExecutorService threads = Executors.newFixedThreadPool(100)) {
            for (Future<PlaceOrderResult> each : threads.invokeAll(Collections.nCopies(400, repeat))) {
                assertThat(each.get()).isInstanceOf(PlaceOrderResult.Placed.class);
            }
        }
    }

    private int takenByEightThreads(Shop shop, int pieces) throws InterruptedException, ExecutionException {
        store.shop().inventory().receive(product.id(), pieces);
        AtomicInteger taken = new AtomicInteger();
        Callable<Void> taking = () -> {
            while (shop.inventory().take(product.id(), 1) instanceof StockChange.Done) {
                taken.incrementAndGet();
            }
            return null;
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> each :
                    threads.invokeAll(List.of(taking, taking, taking, taking, taking, taking, taking, taking))) {
                each.get();
            }
        }
        return taken.get();
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "lua"})
    @DisplayName("take no more pieces than there are")
    void neverOversell(String mode) throws InterruptedException, ExecutionException {
        assertThat(takenByEightThreads(in(mode), 60)).isEqualTo(60);
        assertThat(store.shop().inventory().find(product.id())).contains(new StockLevel(product.id(), 0, 60, 0));
    }

    @Test
    @DisplayName("take the same piece twice in naive")
    void naiveOversells() {
        Awaitility.await("a lost update, sooner or later").until(() -> takenByEightThreads(in("naive"), 60) > 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "lua"})
    @DisplayName("let one of two units win that change the same price")
    void lostUpdate(String mode) {
        try (UnitOfWork one = in(mode).units().begin();
                UnitOfWork other = in(mode).units().begin()) {
            assertThat(one.product(product.id())).contains(product);
            assertThat(other.product(product.id())).contains(product);
            one.setPrice(product.id(), ELEVEN);
            other.setPrice(product.id(), Money.of("12.00", "EUR"));
            assertThat(one.product(product.id()).orElseThrow().price()).isEqualTo(ELEVEN);
            one.commit();
            assertThatThrownBy(other::commit).isInstanceOf(ConflictException.class);
        }
        Product stored = store.shop().catalog().find(product.id()).orElseThrow();
        assertThat(stored.price()).isEqualTo(ELEVEN);
        assertThat(stored.version()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "lua"})
    @DisplayName("see that a product came to a condition that was asked")
    void phantom(String mode) {
        try (UnitOfWork one = in(mode).units().begin()) {
            assertThat(one.productsOfBrand("Acme")).containsExactly(product);
            store.shop().catalog().add(TestShop.product("another"));
            one.setPrice(product.id(), ELEVEN);
            assertThatThrownBy(one::commit).isInstanceOf(ConflictException.class);
        }
        assertThat(store.shop().catalog().find(product.id())).contains(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"watch", "lua"})
    @DisplayName("do not let two reads stand that never stood side by side")
    void readSkew(String mode) {
        Product other = TestShop.product("other");
        store.shop().catalog().add(other);
        try (UnitOfWork one = in(mode).units().begin()) {
            assertThat(one.product(product.id())).contains(product);
            store.shop().catalog().replace(product.withPrice(ELEVEN));
            store.shop().catalog().replace(other.withPrice(ELEVEN));
            assertThatThrownBy(() -> {
                        one.product(other.id());
                        one.commit();
                    })
                    .isInstanceOf(ConflictException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"naive", "watch", "lua"})
    @DisplayName("make the same changes when nobody interferes")
    void units(String mode) {
        Product added = TestShop.product("added");
        Product removed = TestShop.product("removed").withPrice(ELEVEN);
        store.shop().catalog().add(removed);
        try (UnitOfWork unit = in(mode).units().begin()) {
            unit.add(added);
            assertThat(unit.raisePrices("Acme", Money.of("1.00", "EUR"))).isEqualTo(3);
            assertThat(unit.removePriced("Acme", Money.of("12.00", "EUR"))).isEqualTo(1);
            unit.setOnHand(product.id(), 7);
            assertThat(unit.stock(product.id())).contains(new StockLevel(product.id(), 7, 0, 0));
            assertThat(unit.stock(removed.id())).isEmpty();
            unit.commit();
        }
        List<Product> left = new ArrayList<>();
        store.shop().catalog().find(product.id()).ifPresent(left::add);
        store.shop().catalog().find(removed.id()).ifPresent(left::add);
        store.shop().catalog().find(added.id()).ifPresent(left::add);
        assertThat(left).extracting(Product::id).containsExactly(product.id(), added.id());
        assertThat(left).extracting(Product::price).containsOnly(ELEVEN);
        assertThat(store.shop().inventory().find(product.id()).orElseThrow().onHand())
                .isEqualTo(7);
        assertThat(store.shop().catalog().count()).isEqualTo(2);
        assertThat(store.shop().catalog().findBySku(added.sku())).isPresent();
        assertThat(store.shop().catalog().findBySku(removed.sku())).isEmpty();
    }

    @Test
    @DisplayName("take back nothing in naive, and everything in the others")
    void rollback() {
        for (String mode : List.of("watch", "lua", "naive")) {
            try (UnitOfWork unit = in(mode).units().begin()) {
                unit.setPrice(product.id(), ELEVEN);
                unit.rollback();
            }
            Money left = store.shop().catalog().find(product.id()).orElseThrow().price();
            assertThat(left).isEqualTo(mode.equals("naive") ? ELEVEN : TEN);
        }
    }

    @Test
    @DisplayName("are refused when they are another store's")
    void foreignMode() {
        assertThatThrownBy(() -> store.shop(new Mode("serializable", "", "", Set.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lua");
    }
}
