package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * The connection is harmed somewhere in the middle of placing an order, and the client places it again with the same
 * key, until it has an answer. A trial is one order that met harm; it went wrong if the client is not told in the end
 * that it is placed, if not exactly one order stands under its key, if that is not the order which every answer told
 * of, or, where the mode promises to be whole after recovery, if the pieces reserved in the end are not those of the
 * orders that stand.
 */
public final class RetryAfterCut implements Experiment {

    private static final Duration HOLD_BACK = Duration.ofMillis(30);

    /** Placements before the first harm, by which the exchanges of one are counted. */
    private static final int UNHARMED = 3;

    private static final List<Harm> HARMS = List.of(
            Harm.CUT_BEFORE_ANSWER,
            Harm.CUT_BEFORE_ANSWER,
            Harm.HALF_CLOSE_BEFORE_ANSWER,
            Harm.CUT_BEFORE_REQUEST,
            Harm.DELAY_ANSWER);

    @Override
    public String id() {
        return "CONS-RETRY";
    }

    @Override
    public String title() {
        return "Duplicate order: the connection dies before the answer comes, the client asks again, and pays twice.";
    }

    @Override
    public Group group() {
        return Group.FAULTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.IDEMPOTENT_RETRY;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> condition.isDefault() ? 10 : 4;
            case STANDARD -> condition.isDefault() ? 500 : condition.promised() ? 10 : 40;
            case THOROUGH -> condition.isDefault() ? 5_000 : 500;
        };
    }

    @Override
    public Optional<String> obstacle(Bench bench, Profile profile) {
        return FaultProxy.obstacle(bench.engine());
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop direct = bench.shop();
        SplittableRandom random = plan.random("harms");
        Checkout checkout = Checkout.prepare(direct, 2, 4 * mostPlacements(plan));
        Story story = new Story();
        int asked = 0;
        int harmed = 0;
        Set<IdempotencyKey> missing = new HashSet<>();
        Set<IdempotencyKey> altered = new HashSet<>();
        try (FaultProxy proxy = new FaultProxy(bench.engine().address());
                Store behindProxy = bench.engine().open(bench.settings().kept().through(proxy.address()))) {
            Shop shop = bench.shop(behindProxy);
            int exchanges = exchangesOfOnePlacement(shop, proxy, checkout);
            for (; harmed < plan.trials() && asked < mostPlacements(plan); asked++) {
                PlaceOrder wish = checkout.wish();
                Harm harm = HARMS.get(random.nextInt(HARMS.size()));
                int moment = random.nextInt(exchanges);
                proxy.doOnce(harm, moment, HOLD_BACK);
                List<Patient.Outcome> outcomes =
                        harm == Harm.DELAY_ANSWER ? impatient(shop, direct, wish) : List.of(Patient.place(shop, wish));
                boolean reached = proxy.done();
                proxy.calm();
                List<Order> told = outcomes.stream()
                        .flatMap(outcome -> outcome.order().stream())
                        .toList();
                Optional<Order> standing = direct.orders().findByKey(wish.key());
                if (told.isEmpty() || standing.isEmpty()) {
                    missing.add(wish.key());
                } else if (!told.stream().allMatch(standing.get()::equals)) {
                    altered.add(wish.key());
                }
                harmed += reached || missing.contains(wish.key()) || altered.contains(wish.key()) ? 1 : 0;
                if (asked < 5) {
                    story.tell(
                            "client",
                            "places order " + (asked + 1) + "; exchange " + (moment + 1) + " of about " + exchanges
                                    + ": " + (reached ? harm.words() : "not reached"),
                            outcomes.stream().map(Patient.Outcome::words).collect(Collectors.joining("; elsewhere ")));
                }
            }
        }
        if (harmed == 0) {
            throw new IllegalStateException("none of " + asked + " placements met harm");
        }
        boolean whole = bench.condition().mode().promises(Guarantee.WHOLE_AFTER_RECOVERY);
        return judge(direct, checkout, whole, missing, altered, harmed, asked, story);
    }

    /** Not all of them meet harm: some take fewer exchanges than others. */
    private static int mostPlacements(Plan plan) {
        return 2 * plan.trials() + 20;
    }

    private static Observation judge(
            Shop shop,
            Checkout checkout,
            boolean whole,
            Set<IdempotencyKey> missing,
            Set<IdempotencyKey> altered,
            int harmed,
            int asked,
            Story story) {
        Recovery.Result recovery =
                Recovery.until(shop, whole, () -> checkout.leakedStock(shop, checkout.history(shop)));
        List<Order> standing = checkout.history(shop);
        Set<IdempotencyKey> keys = new HashSet<>();
        Set<IdempotencyKey> twice =
                standing.stream().map(Order::key).filter(key -> !keys.add(key)).collect(Collectors.toSet());
        Optional<String> leaked = recovery.stillWrong();
        Set<IdempotencyKey> wrong = new HashSet<>(missing);
        wrong.addAll(altered);
        wrong.addAll(twice);
        String sentence = harmed + " of " + asked + " placements met harm, and were repeated with their keys: "
                + standing.size() + " orders stand for " + (asked + UNHARMED) + " keys, " + twice.size()
                + " keys have more than one, " + missing.size() + " none in the end, " + altered.size()
                + " another than a client was told of"
                + leaked.map(text -> "; " + text).orElse("");
        story.tell("lab", "counts the orders and the pieces they hold", sentence);
        return new Observation(
                harmed,
                Math.min(harmed, wrong.size() + (whole && leaked.isPresent() ? 1 : 0)),
                sentence,
                story.steps());
    }

    /**
     * The client behind the slow connection loses patience and asks again elsewhere while its first wish is under way.
     */
    private static List<Patient.Outcome> impatient(Shop slow, Shop other, PlaceOrder wish) {
        CompletableFuture<Patient.Outcome> first = OwnThread.start(() -> Patient.place(slow, wish));
        Patient.Outcome second = Patient.place(other, wish);
        return List.of(first.join(), second);
    }

    /** On a warm connection. */
    private static int exchangesOfOnePlacement(Shop shop, FaultProxy proxy, Checkout checkout) {
        long before = 0;
        for (int i = 0; i < UNHARMED; i++) {
            before = proxy.answers();
            if (!Patient.place(shop, checkout.wish()).placed()) {
                throw new IllegalStateException("an unharmed order was not placed");
            }
        }
        return (int) Math.max(1, proxy.answers() - before);
    }
}
