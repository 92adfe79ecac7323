package dev.polyshop.comparison.consistency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.polyshop.comparison.behaviour.Bent;
import dev.polyshop.comparison.results.ConsistencyResult;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.comparison.results.Verdict;
import dev.polyshop.comparison.stores.RunningStores;
import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.customers.Customers;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The lab objects to a store that")
class BentStoresTest {

    @ParameterizedTest(name = "{1} ({0})")
    @MethodSource("bent")
    void objects(String experiment, String what, StoreProvider provider, String reason) {
        EngineRequest request = EngineRequest.auto();
        try (RunningStores stores = RunningStores.start(
                List.of(provider), each -> request, (each, engine) -> StoreSettings.of("bent_test"))) {
            LabRequest wanted = new LabRequest(
                    ExperimentCatalog.named(List.of(experiment)), Profile.QUICK, OptionalInt.empty(), 1, "bent_test");

            assertThat(new Lab(wanted, each -> request, result -> {}).run(stores.all()))
                    .singleElement()
                    .satisfies(result ->
                            assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.FAILS))
                    .satisfies(result -> assertThat(result.observed()).isEqualTo(ConsistencyResult.OCCURS))
                    .satisfies(result -> assertThat(result.reason()).contains(reason));
        }
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                arguments(
                        "COUPON",
                        "lets a coupon be used too often",
                        Bent.provider(Orders.class, "place", BentStoresTest::withoutCoupon),
                        "were acknowledged where there are only 5"),
                arguments(
                        "COUPON",
                        "counts a use that it does not acknowledge",
                        Bent.provider(Orders.class, "place", BentStoresTest::placesAndRefuses),
                        "but the store records"),
                arguments(
                        "UNIQUE",
                        "gives an address to everybody",
                        Bent.provider(Customers.class, "register", BentStoresTest::toEverybody),
                        "8 were acknowledged where there are only 1"),
                arguments(
                        "UNIQUE",
                        "gives an address to nobody",
                        Bent.provider(Customers.class, "register", (call, arguments) -> {
                            throw new DuplicateKeyException("taken");
                        }),
                        "nobody got it"),
                arguments(
                        "SET",
                        "places orders that it refuses",
                        Bent.provider(Orders.class, "place", BentStoresTest::onePieceInstead),
                        "there though they were refused"),
                arguments(
                        "SET",
                        "does not find orders by their keys",
                        Bent.provider(Orders.class, "findByKey", (call, arguments) -> Optional.empty()),
                        "orders are lost"),
                arguments(
                        "SET",
                        "lists an order twice",
                        Bent.provider(Orders.class, "history", BentStoresTest::firstOneTwice),
                        "there twice"),
                arguments("LIN", "answers with old states", staleReads(), "no order explains"),
                arguments("RYW-ID", "does not show a product at once", lateReads(), "the first look missed"),
                arguments("MR-ID", "answers with old states", staleReads(), "looks went back"));
    }

    private static @Nullable Object withoutCoupon(Bent.Call call, @Nullable Object[] arguments) throws Throwable {
        Object answer = call.proceed();
        if (answer instanceof PlaceOrderResult.CouponExhausted) {
            PlaceOrder wish = wish(arguments);
            arguments[0] = new PlaceOrder(
                    wish.id(), wish.key(), wish.customer(), wish.lines(), Optional.empty(), Optional.empty());
            return call.proceed();
        }
        return answer;
    }

    private static @Nullable Object placesAndRefuses(Bent.Call call, @Nullable Object[] arguments) throws Throwable {
        if (call.proceed() instanceof PlaceOrderResult.Placed) {
            throw new ConflictException("it lost against the others");
        }
        return call.proceed();
    }

    private static @Nullable Object toEverybody(Bent.Call call, @Nullable Object[] arguments) throws Throwable {
        try {
            return call.proceed();
        } catch (DuplicateKeyException e) {
            return arguments[0];
        }
    }

    private static @Nullable Object onePieceInstead(Bent.Call call, @Nullable Object[] arguments) throws Throwable {
        Object answer = call.proceed();
        if (answer instanceof PlaceOrderResult.OutOfStock) {
            PlaceOrder wish = wish(arguments);
            arguments[0] = new PlaceOrder(
                    wish.id(),
                    wish.key(),
                    wish.customer(),
                    List.of(new CartLine(wish.lines().getFirst().product(), 1)),
                    Optional.empty(),
                    Optional.empty());
            call.proceed();
        }
        return answer;
    }

    private static Object firstOneTwice(Bent.Call call, @Nullable Object[] arguments) throws Throwable {
        KeysetPage<?> page = (KeysetPage<?>) requireNonNull(call.proceed());
        List<Object> items = new ArrayList<>(page.items());
        items.add(items.getFirst());
        return new KeysetPage<>(items, page.next());
    }

    /** Every other read of a product gives what the first one gave. */
    private static StoreProvider staleReads() {
        Map<Object, Object> first = new ConcurrentHashMap<>();
        AtomicInteger reads = new AtomicInteger();
        return Bent.provider(Catalog.class, "find", (call, arguments) -> {
            Object now = requireNonNull(call.proceed());
            Object then = first.putIfAbsent(requireNonNull(arguments[0]), now);
            return then != null && reads.incrementAndGet() % 2 == 0 ? then : now;
        });
    }

    /** A product is not there yet when it is first looked for. */
    private static StoreProvider lateReads() {
        Set<Object> lookedFor = ConcurrentHashMap.newKeySet();
        return Bent.provider(
                Catalog.class,
                "find",
                (call, arguments) -> lookedFor.add(requireNonNull(arguments[0])) ? Optional.empty() : call.proceed());
    }

    private static PlaceOrder wish(@Nullable Object[] arguments) {
        return (PlaceOrder) requireNonNull(arguments[0]);
    }
}
