package dev.polyshop.comparison.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.polyshop.comparison.behaviour.kit.LoadedData;
import dev.polyshop.comparison.behaviour.kit.RuleInfo;
import dev.polyshop.comparison.behaviour.kit.SequencePlan;
import dev.polyshop.comparison.datasets.Dataset;
import dev.polyshop.comparison.datasets.load.LoadedRecords;
import dev.polyshop.comparison.datasets.spec.Datasets;
import dev.polyshop.comparison.results.RuleResult;
import dev.polyshop.comparison.stores.RunningStores;
import dev.polyshop.comparison.stores.StoreProviders;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.Customer;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.orders.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Every rule on every store as a test of its own. {@code -Dpolyshop.stores=a,b} takes some of the stores,
 * {@code -Dpolyshop.only=CAT-*,ORD-07} some of the rules, {@code -Dpolyshop.seed=N} other random sequences, and
 * {@code -Dpolyshop.sequences=N} more or fewer of them.
 */
@DisplayName("Behaviour")
final class BehaviourTest {

    private static final Dataset DATA = Datasets.open("generated:tiny", 1);

    private static @Nullable RunningStores stores;
    private static @Nullable Thread suite;

    @BeforeAll
    static void start() {
        RunningStores started = RunningStores.start(
                StoreProviders.named(list("polyshop.stores")),
                provider -> EngineRequest.auto(),
                (provider, engine) -> StoreSettings.of(
                        "polyshop_behaviour_" + ProcessHandle.current().pid()));
        stores = started;
        started.stores().parallelStream().map(Store::shop).forEach(BehaviourTest::fill);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (suite != null) {
            suite.join();
        }
        if (stores != null) {
            stores.close();
        }
        DATA.close();
    }

    /** The rules have to get on with what is in a shop already, and those over data need some. */
    private static void fill(Shop shop) {
        LoadedData data = new LoadedRecords(DATA);
        try (Stream<Product> products = data.products();
                Stream<Customer> customers = data.customers();
                Stream<Order> orders = data.orders()) {
            assertThat(shop.catalog().importAll(products.iterator()).rejections())
                    .isEmpty();
            assertThat(shop.customers().importAll(customers.iterator()).rejections())
                    .isEmpty();
            data.receiveInto(shop.inventory());
            assertThat(shop.orders().importAll(orders.iterator()).rejections()).isEmpty();
        }
        shop.awaitVisibility();
    }

    @TestFactory
    Stream<DynamicNode> everyRuleOnEveryStore() {
        RunningStores running = Objects.requireNonNull(stores);
        BehaviourRequest asked = BehaviourRequest.over(running)
                .only(list("polyshop.only"))
                .withSeed(Long.getLong("polyshop.seed", System.nanoTime()))
                .over(new LoadedRecords(DATA))
                .withSequences(new SequencePlan(
                        Integer.getInteger("polyshop.sequences", SequencePlan.DEFAULT.sequences()),
                        SequencePlan.DEFAULT.steps()));
        Map<String, CompletableFuture<RuleResult.Outcome>> outcomes = new HashMap<>();
        List<DynamicNode> tests = new ArrayList<>();
        for (Store store : running.stores()) {
            List<DynamicNode> ofStore = new ArrayList<>();
            for (RuleInfo rule : RuleBook.selected(asked)) {
                CompletableFuture<RuleResult.Outcome> outcome = new CompletableFuture<>();
                outcomes.put(store.name() + rule.id(), outcome);
                ofStore.add(dynamicTest(rule.id() + " " + rule.title(), () -> judge(outcome)));
            }
            tests.add(dynamicContainer(store.name(), ofStore));
        }
        BehaviourRequest request = asked.toldTo(new BehaviourListener() {
            @Override
            public void finished(String store, RuleInfo rule, RuleResult.Outcome outcome) {
                Objects.requireNonNull(outcomes.get(store + rule.id())).complete(outcome);
            }
        });
        suite = Thread.ofPlatform().name("behaviour").start(() -> follow(request, outcomes.values()));
        return tests.stream();
    }

    /** The tests follow the suite: each waits for its own rule, and none for a rule that the suite never came to. */
    private static void follow(BehaviourRequest request, Collection<CompletableFuture<RuleResult.Outcome>> outcomes) {
        Throwable reason = new AssertionFailedError("the suite did not come to this rule");
        try {
            BehaviourSuite.run(request);
        } catch (RuntimeException | Error e) {
            reason = e;
        }
        for (CompletableFuture<RuleResult.Outcome> outcome : outcomes) {
            outcome.completeExceptionally(reason);
        }
    }

    private static void judge(CompletableFuture<RuleResult.Outcome> expected) {
        RuleResult.Outcome outcome = expected.join();
        switch (outcome.verdict()) {
            case PASS, DIFFERS -> {}
            case FAILS -> throw new AssertionFailedError(outcome.reason());
            case NOT_RUN -> throw new TestAbortedException(outcome.reason());
        }
    }

    private static List<String> list(String property) {
        return Optional.ofNullable(System.getProperty(property)).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
