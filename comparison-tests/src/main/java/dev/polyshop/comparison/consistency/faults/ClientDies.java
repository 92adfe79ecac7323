package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * The client dies between two steps of placing an order of three lines: all its connections are severed, and what it
 * does then does not reach the server. Afterwards the shop's own recovery runs. A trial is one death before the answer
 * came; it went wrong if an order stands by half, or pieces stay reserved that belong to no order.
 */
public final class ClientDies implements Experiment {

    /** Opening a store is much of a client's life. */
    private static final int SIDE_BY_SIDE = 3;

    /** For an answer that is there already. */
    private static final Duration LAST_BREATH = Duration.ofMillis(200);

    private static final String ANSWERED = "is answered: ";
    private static final String STILL_TRYING = "still tries, and reaches nobody any more";

    @Override
    public String id() {
        return "CONS-PARTIAL";
    }

    @Override
    public String title() {
        return "Half an order: the client dies between two steps, and reserved pieces are never given back.";
    }

    @Override
    public Group group() {
        return Group.FAULTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.WHOLE_AFTER_RECOVERY;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 3;
            case STANDARD -> condition.isDefault() ? 20 : 5;
            case THOROUGH -> 200;
        };
    }

    /** One death: what was wished for, and what the customer ordered it from. */
    private record Death(Checkout checkout, PlaceOrder wish) {

        Optional<String> wrong(Shop shop) {
            Optional<Order> order = shop.orders().findByKey(wish.key());
            return order.flatMap(standing -> checkout.halfOrder(standing, wish))
                    .or(() -> checkout.leakedStock(shop, order.stream().toList()));
        }
    }

    @Override
    public Optional<String> obstacle(Bench bench, Profile profile) {
        return FaultProxy.obstacle(bench.engine());
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop direct = bench.shop();
        Story story = new Story();
        List<Death> deaths = new ArrayList<>();
        int asked = 0;
        while (deaths.size() < plan.trials() && asked < 2 * plan.trials() + 10) {
            int first = asked;
            int clients = Math.min(SIDE_BY_SIDE, plan.trials() - deaths.size());
            Crowd.rush(clients, number -> () -> live(bench, plan.random("deaths", first + number), story)).stream()
                    .flatMap(Optional::stream)
                    .forEach(deaths::add);
            asked += clients;
        }
        if (deaths.isEmpty()) {
            throw new IllegalStateException("none of " + asked + " clients died in the middle of an order");
        }
        return judge(direct, deaths, asked, bench.condition().promised(), story);
    }

    /**
     * The life of one client, with connections of its own: they stay severed, whatever the client tries afterwards. Its
     * death, if it came in the middle of the order.
     */
    private static Optional<Death> live(Bench bench, SplittableRandom random, Story story) {
        Shop direct = bench.shop();
        Death death = newDeath(direct);
        CompletableFuture<String> placement;
        Harm harm = Harm.SEVER;
        String when;
        boolean died;
        try (FaultProxy proxy = new FaultProxy(bench.engine().address())) {
            try (Store behindProxy = bench.engine().open(bench.settings().kept().through(proxy.address()))) {
                Shop shop = bench.shop(behindProxy);
                int exchanges = exchangesOfOnePlacement(shop, proxy, Checkout.prepare(direct, 3, 100));
                int moment = random.nextInt(exchanges);
                when = "after exchange " + (moment + 1) + " of about " + exchanges;
                proxy.doOnce(harm, moment, Duration.ZERO);
                placement = OwnThread.start(() -> place(shop, death.wish()));
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> proxy.done() || placement.isDone());
                died = proxy.done();
            }
        }
        String end = placement
                .completeOnTimeout(STILL_TRYING, LAST_BREATH.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> "dies with its connections closed")
                .join();
        boolean answered = end.startsWith(ANSWERED);
        story.tell(
                "client", "places an order; " + when + ": " + (died && !answered ? harm.words() : "not reached"), end);
        return died && !answered ? Optional.of(death) : Optional.empty();
    }

    private static Observation judge(Shop shop, List<Death> deaths, int asked, boolean promised, Story story) {
        Recovery.Result recovery = Recovery.until(
                shop,
                promised,
                () -> deaths.stream()
                        .map(death -> death.wrong(shop))
                        .flatMap(Optional::stream)
                        .findFirst());
        long wrong =
                deaths.stream().filter(death -> death.wrong(shop).isPresent()).count();
        long standing = deaths.stream()
                .filter(death -> shop.orders().findByKey(death.wish().key()).isPresent())
                .count();
        String sentence = deaths.size() + " of " + asked + " clients died in the middle of an order: " + standing
                + " orders stand whole, "
                + (deaths.size() - standing) + " do not stand (recovery completed " + recovery.completed()
                + " and took back " + recovery.undone() + ")"
                + recovery.stillWrong()
                        .map(text -> "; " + wrong + " are not whole: " + text)
                        .orElse("; no half order, and no piece reserved for none");
        story.tell("lab", "runs the shop's recovery, and counts orders and pieces", sentence);
        return new Observation(deaths.size(), wrong, sentence, story.steps());
    }

    private static Death newDeath(Shop direct) {
        Checkout checkout = Checkout.prepare(direct, 3, 10);
        return new Death(checkout, checkout.wish());
    }

    /** Once: a dead client does not ask again. */
    private static String place(Shop shop, PlaceOrder wish) {
        try {
            return ANSWERED + shop.orders().place(wish).getClass().getSimpleName();
        } catch (ShopException e) {
            return "dies (" + e.getClass().getSimpleName() + ")";
        }
    }

    private static int exchangesOfOnePlacement(Shop shop, FaultProxy proxy, Checkout checkout) {
        long before = 0;
        for (int i = 0; i < 3; i++) {
            before = proxy.answers();
            if (!Patient.place(shop, checkout.wish()).placed()) {
                throw new IllegalStateException("an unharmed order was not placed");
            }
        }
        return (int) Math.max(1, proxy.answers() - before);
    }
}
