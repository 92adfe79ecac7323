package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.StockLedger;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Clients take pieces of a few hot products, one at a time, by a bare take or by placing an order, until there are none
 * left and for some time after. A trial is one attempt; it went wrong if its piece was acknowledged and did not exist.
 */
public final class Oversell implements Experiment {

    private static final int CLIENTS = 16;
    private static final int PRODUCTS = 4;
    private static final int PIECES = 20;
    /** Twice as many attempts as there are pieces. */
    private static final int ATTEMPTS_PER_CLIENT = 2 * PRODUCTS * PIECES / CLIENTS;

    static final int ATTEMPTS_PER_ROUND = CLIENTS * ATTEMPTS_PER_CLIENT;

    /**
     * One client's attempt.
     *
     * @param product which of the hot products
     * @param byOrder whether an order is placed, instead of a bare take
     */
    record Step(int product, boolean byOrder) {}

    @Override
    public String id() {
        return "CONS-OVERSELL";
    }

    @Override
    public String title() {
        return "Oversell: more pieces are promised to customers than there are.";
    }

    @Override
    public Group group() {
        return Group.INVARIANTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.NO_OVERSELL;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> ATTEMPTS_PER_ROUND;
            case STANDARD -> condition.isDefault() ? 10_000 : 2 * ATTEMPTS_PER_ROUND;
            case THOROUGH -> condition.isDefault() ? 100_000 : 10_000;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        CustomerId customer = new Fixtures(shop).customer();
        int rounds = Math.ceilDiv(plan.trials(), ATTEMPTS_PER_ROUND);
        long oversold = 0;
        long worstExcess = -1;
        List<StockLedger> worst = List.of();
        for (int round = 0; round < rounds; round++) {
            List<StockLedger> ledgers = round(shop, customer, plan(plan.random(round)));
            long excess = ledgers.stream().mapToLong(StockLedger::oversold).sum();
            oversold += excess;
            if (excess > worstExcess) {
                worstExcess = excess;
                worst = ledgers;
            }
        }
        long attempts = (long) rounds * ATTEMPTS_PER_ROUND;
        String sentence = attempts + " attempts by " + CLIENTS + " clients on " + rounds * PRODUCTS + " products with "
                + PIECES + " pieces each: " + oversold + " pieces promised that did not exist";
        return new Observation(attempts, oversold, sentence, story(worst).steps());
    }

    /** What each client will try, in order. */
    static List<List<Step>> plan(SplittableRandom random) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> IntStream.range(0, ATTEMPTS_PER_CLIENT)
                        .mapToObj(attempt -> new Step(random.nextInt(PRODUCTS), random.nextInt(8) == 0))
                        .toList())
                .toList();
    }

    private static List<StockLedger> round(Shop shop, CustomerId customer, List<List<Step>> steps) {
        List<Product> products = new Fixtures(shop).stocked(PRODUCTS, PIECES);
        List<List<Integer>> acknowledged = Crowd.rush(CLIENTS, client -> () -> {
            List<Integer> own = new ArrayList<>();
            for (Step step : steps.get(client)) {
                if (take(shop, customer, products.get(step.product()), step.byOrder())) {
                    own.add(step.product());
                }
            }
            return own;
        });
        return IntStream.range(0, PRODUCTS)
                .mapToObj(product -> {
                    long taken = acknowledged.stream()
                            .flatMap(List::stream)
                            .filter(each -> each == product)
                            .count();
                    return new StockLedger(PIECES, taken);
                })
                .toList();
    }

    private static boolean take(Shop shop, CustomerId customer, Product product, boolean byOrder) {
        if (byOrder) {
            PlaceOrder wish = PlaceOrder.of(customer, List.of(new CartLine(product.id(), 1)));
            return Attempt.at(() -> shop.orders().place(wish))
                    .filter(PlaceOrderResult.Placed.class::isInstance)
                    .isPresent();
        }
        return Attempt.at(() -> shop.inventory().take(product.id(), 1))
                .filter(StockChange.Done.class::isInstance)
                .isPresent();
    }

    private static Story story(List<StockLedger> ledgers) {
        Story story = new Story();
        for (int product = 0; product < ledgers.size(); product++) {
            StockLedger ledger = ledgers.get(product);
            story.tell(
                    CLIENTS + " clients",
                    "take pieces of product " + (product + 1) + ", of which there are " + ledger.received(),
                    ledger.taken() + " acknowledged"
                            + (ledger.oversold() > 0 ? ": " + ledger.oversold() + " did not exist" : ""));
        }
        return story;
    }
}
