package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.Counterexample;
import dev.polyshop.comparison.consistency.history.HistoryRecorder;
import dev.polyshop.comparison.consistency.history.LinearizabilityChecker;
import dev.polyshop.comparison.consistency.history.Operation;
import dev.polyshop.comparison.consistency.history.PriceRegister;
import dev.polyshop.comparison.consistency.history.SequentialModel;
import dev.polyshop.comparison.consistency.history.StatusSteps;
import dev.polyshop.comparison.consistency.history.VersionedPrice;
import dev.polyshop.comparison.results.ConsistencyResult.StoryStep;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.contract.units.UnitOfWork;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Clients at work on one record, their calls written down and checked. */
final class RecordedHistories {

    private static final int CLIENTS = 6;
    private static final int CALLS = 15;
    private static final Currency EUR = Currency.getInstance("EUR");

    private RecordedHistories() {}

    /** A price set blindly in a unit of its own, and read by id. */
    static Finding ofSetPrice(Shop shop, Product product, SplittableRandom random) {
        HistoryRecorder<PriceRegister.Call, PriceRegister.Answer> recorder = new HistoryRecorder<>();
        AtomicLong price = new AtomicLong(product.price().minorUnits());
        run(random, (client, chance) -> {
            if (chance.nextBoolean()) {
                recorder.record(
                        client,
                        new PriceRegister.Read(),
                        () -> new PriceRegister.Saw(
                                current(shop, product).price().minorUnits()));
            } else {
                long cents = price.incrementAndGet();
                recorder.record(client, new PriceRegister.Set(cents), () -> {
                    try (UnitOfWork unit = shop.units().begin()) {
                        unit.setPrice(product.id(), Money.ofMinor(cents, EUR));
                        unit.commit();
                    }
                    return new PriceRegister.Done();
                });
            }
        });
        return finding("price", new PriceRegister(product.price().minorUnits()), recorder.history());
    }

    /** A price replaced by who knows its version. */
    static Finding ofVersionedPrice(Shop shop, Product product, SplittableRandom random) {
        HistoryRecorder<VersionedPrice.Call, VersionedPrice.Answer> recorder = new HistoryRecorder<>();
        AtomicLong price = new AtomicLong(product.price().minorUnits());
        run(random, (client, chance) -> {
            if (chance.nextInt(3) == 0) {
                recorder.record(client, new VersionedPrice.Read(), () -> {
                    Product seen = current(shop, product);
                    return new VersionedPrice.Saw(seen.version(), seen.price().minorUnits());
                });
            } else {
                Product known = current(shop, product);
                long cents = price.incrementAndGet();
                recorder.record(client, new VersionedPrice.Replace(known.version(), cents), () -> {
                    try {
                        Product replaced = shop.catalog().replace(known.withPrice(Money.ofMinor(cents, EUR)));
                        return replaced.version() == known.version() + 1
                                ? new VersionedPrice.Replaced()
                                : new VersionedPrice.Saw(replaced.version(), cents);
                    } catch (StaleVersionException e) {
                        return new VersionedPrice.Stale();
                    }
                });
            }
        });
        return finding(
                "price with its version",
                new VersionedPrice(new VersionedPrice.State(1, product.price().minorUnits())),
                recorder.history());
    }

    /** The status of an order that some clients pay, ship and deliver, and others cancel. */
    static Finding ofOrderStatus(Shop shop, CustomerId customer, Product product, SplittableRandom random) {
        OrderId order = OrderId.next();
        PlaceOrder wish = new PlaceOrder(
                order,
                IdempotencyKey.random(),
                customer,
                List.of(new CartLine(product.id(), 1)),
                Optional.empty(),
                Optional.empty());
        shop.orders().place(wish);
        HistoryRecorder<StatusSteps.Call, StatusSteps.Answer> recorder = new HistoryRecorder<>();
        OrderStatus[] steps = {
            OrderStatus.PAID, OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.DELIVERED, OrderStatus.CANCELLED
        };
        run(random, (client, chance) -> {
            if (chance.nextBoolean()) {
                recorder.record(
                        client,
                        new StatusSteps.Read(),
                        () -> new StatusSteps.Saw(
                                shop.orders().find(order).orElseThrow().status()));
            } else {
                OrderStatus to = steps[chance.nextInt(steps.length)];
                recorder.record(client, new StatusSteps.Advance(to), () -> switch (shop.orders()
                        .advance(order, to)) {
                    case StatusChange.Changed changed -> new StatusSteps.Changed();
                    case StatusChange.IllegalStep(OrderStatus current, OrderStatus requested) ->
                        new StatusSteps.Refused(current);
                    case StatusChange.UnknownOrder unknown ->
                        throw new IllegalStateException("order " + unknown.order() + " is gone");
                });
            }
        });
        return finding("order status", new StatusSteps(OrderStatus.PLACED), recorder.history());
    }

    private static Product current(Shop shop, Product product) {
        return shop.catalog().find(product.id()).orElseThrow();
    }

    private static void run(SplittableRandom random, BiConsumer<Integer, SplittableRandom> call) {
        List<SplittableRandom> chances =
                Stream.generate(random::split).limit(CLIENTS).toList();
        List<Integer> done = Crowd.rush(CLIENTS, client -> () -> {
            for (int i = 0; i < CALLS; i++) {
                Attempt.at(() -> {
                    call.accept(client, chances.get(client));
                    return true;
                });
            }
            return CALLS;
        });
        if (done.size() != CLIENTS) {
            throw new IllegalStateException("a client did not end");
        }
    }

    private static <S, I, O> Finding finding(
            String record, SequentialModel<S, I, O> model, List<Operation<I, O>> history) {
        Optional<Counterexample<S, I, O>> counterexample = new LinearizabilityChecker<>(model).check(history);
        String sentence = counterexample
                .map(found -> "no order explains " + found.operations().size() + " calls on one " + record)
                .orElse("an order explains all " + history.size() + " calls on one " + record);
        List<StoryStep> story = counterexample.map(found -> steps(found)).orElseGet(() -> {
            Story quiet = new Story();
            quiet.tell(CLIENTS + " clients", "make " + history.size() + " calls on one " + record, sentence);
            return quiet.steps();
        });
        return new Finding(counterexample.isPresent(), sentence, story);
    }

    private static <S, I, O> List<StoryStep> steps(Counterexample<S, I, O> found) {
        long start = found.operations().getFirst().invokedNanos();
        List<StoryStep> steps = new ArrayList<>();
        steps.add(new StoryStep("lab", "knows the state before", found.before().toString(), 0, 0L));
        for (Operation<I, O> operation : found.operations()) {
            steps.add(new StoryStep(
                    "client " + operation.process(),
                    String.valueOf(operation.input()),
                    operation.output().map(String::valueOf).orElse("no answer yet"),
                    TimeUnit.NANOSECONDS.toMicros(operation.invokedNanos() - start),
                    operation.output().isPresent()
                            ? TimeUnit.NANOSECONDS.toMicros(operation.returnedNanos() - start)
                            : null));
        }
        return steps;
    }
}
