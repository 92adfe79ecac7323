package dev.polyshop.comparison.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.customers.EmailAddress;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.reports.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The latency lab")
class LatencyLabTest {

    private static final Engine ENGINE = new ReferenceStoreProvider().start(EngineRequest.auto());
    private static final Store STORE = ENGINE.open(StoreSettings.of("latency"));
    private static final LatencyData DATA = fill(STORE.shop());

    @BeforeAll
    static void placeAnOrderForEveryProduct() {
        DATA.products()
                .forEach(product -> STORE.shop()
                        .orders()
                        .place(PlaceOrder.of(DATA.customers().getFirst(), List.of(new CartLine(product.id(), 1)))));
    }

    @AfterAll
    static void close() {
        STORE.close();
        ENGINE.close();
    }

    @Test
    void measuresEveryOperationOfAWorkloadWithoutAWrongAnswer() {
        List<LatencyResult> results = new LatencyLab(DATA, LatencyProfile.QUICK, 1, message -> {}, RoundLog.NONE, true)
                .measure(
                        List.of(new LatencyLab.Candidate("reference", STORE, Optional.empty())),
                        List.of(WorkloadFile.named("mixed")));
        assertThat(results).hasSize(7).allSatisfy(result -> {
            assertThat(result.errors()).as(result.operation()).isZero();
            assertThat(result.sustained()).isTrue();
            assertThat(result.rounds()).isEqualTo(9);
        });
        LatencyResult byId = results.getFirst();
        assertThat(byId.operation()).isEqualTo("product-by-id");
        assertThat(byId.responseMicros()).isNotNull().satisfies(percentiles -> {
            assertThat(percentiles.p50()).isPositive();
            assertThat(percentiles.p999()).as("too few samples to tell").isNull();
        });
        assertThat(byId.interval95().get("p50")).hasSize(2);
    }

    @Test
    void tellsNoPercentileOfARateThatWasNotReached() {
        Workload tooMuch = WorkloadFile.named("reporting").atRate(2_000_000).withWorkers(1);
        assertThat(new LatencyLab(DATA, LatencyProfile.QUICK, 1, message -> {}, RoundLog.NONE, true)
                        .measure(
                                List.of(new LatencyLab.Candidate("reference", STORE, Optional.empty())),
                                List.of(tooMuch)))
                .allSatisfy(result -> {
                    assertThat(result.sustained()).isFalse();
                    assertThat(result.responseMicros()).isNull();
                    assertThat(result.interval95()).isEmpty();
                });
    }

    @Test
    void measuresNothingWhereNoStoreCanDoAnyOfAWorkload() {
        Map<ShopOperation, String> absent = Arrays.stream(ShopOperation.values())
                .collect(Collectors.toMap(Function.identity(), operation -> "not on this engine"));
        Subject subject = new Subject("reference", STORE.shop(), Optional.empty(), absent);
        assertThat(new InterleavedRounds(List.of(subject), DATA, LatencyProfile.QUICK, 1, message -> {}, RoundLog.NONE)
                        .run(WorkloadFile.named("search")))
                .isEmpty();
    }

    private static LatencyData fill(Shop shop) {
        Currency euro = Currency.getInstance("EUR");
        List<Product> products = IntStream.range(0, 100)
                .mapToObj(i -> new Product(
                        ProductId.next(),
                        "SKU-" + i,
                        "Lantern number " + i,
                        "A light to read by",
                        CategoryPath.parse("lights/kind-" + i % 5),
                        "Brand" + i % 7,
                        Set.of(),
                        Map.of(),
                        Money.ofMinor(100 + i, euro),
                        1))
                .toList();
        shop.catalog().importAll(products.iterator());
        products.forEach(product -> shop.inventory().receive(product.id(), Inventory.MAX_QUANTITY));
        Customer customer = new Customer(
                CustomerId.next(), new EmailAddress("reader@example.org"), "Reader", List.of(), Instant.now(), 1);
        shop.customers().register(customer);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return LatencyData.of(
                "lanterns",
                products,
                List.of(customer.id()),
                new Period(today.minusDays(1), today.plusDays(2), ZoneOffset.UTC),
                euro);
    }
}
