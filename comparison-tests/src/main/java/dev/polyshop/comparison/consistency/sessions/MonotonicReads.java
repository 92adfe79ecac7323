package dev.polyshop.comparison.consistency.sessions;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.SessionReads;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.catalog.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One client changes a product's price again and again, and others look at it meanwhile, in one of three ways: none may
 * see a version older than one it has seen. A trial is one look; they go on until every reader has seen new versions.
 */
public final class MonotonicReads implements Experiment {

    private static final int READERS = 3;

    /** How often what a reader sees has to change, or else there was nothing to go back from. */
    private static final int CHANGES = 2;

    /** Well above Elasticsearch's {@code refresh_interval} of a second, for as many changes. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** From one write to the next: what is seen has to change often, not as often as can be. */
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final View view;

    private MonotonicReads(View view) {
        this.view = view;
    }

    /** By id, by list and by search. */
    public static List<Experiment> all() {
        return Arrays.stream(View.values()).<Experiment>map(MonotonicReads::new).toList();
    }

    @Override
    public String id() {
        return "CONS-MR-" + view.suffix();
    }

    @Override
    public String title() {
        return "A client sees a product " + view.words() + " in an older state than it has seen before.";
    }

    @Override
    public Group group() {
        return Group.SESSIONS;
    }

    @Override
    public Guarantee guarantee() {
        return view.monotonicReads();
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 90;
            case STANDARD -> condition.isDefault() ? 900 : 150;
            case THOROUGH -> 30_000;
        };
    }

    @Override
    public Optional<String> obstacle(Bench bench, Profile profile) {
        return view.obstacle(bench.store());
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        Product product = Fixtures.newProduct("Lab kettle", "lab/sessions/" + System.nanoTime());
        shop.catalog().add(product);
        shop.awaitVisibility();
        int looks = Math.ceilDiv(plan.trials(), READERS);
        AtomicInteger reading = new AtomicInteger(READERS);
        AtomicLong written = new AtomicLong(product.version());
        List<List<SessionReads.Read>> all = Crowd.rush(READERS + 1, client -> () -> {
            if (client == READERS) {
                write(shop, product, plan.random("prices"), reading, written);
                return List.of();
            }
            try {
                return look(shop, product, looks);
            } finally {
                reading.decrementAndGet();
            }
        });

        Story story = new Story();
        long back = 0;
        long newest = 0;
        for (int reader = 0; reader < READERS; reader++) {
            List<SessionReads.Read> own = all.get(reader);
            List<SessionReads.Read> wentBack = SessionReads.wentBack(own);
            back += wentBack.size();
            newest = Math.max(
                    newest,
                    own.stream().mapToLong(SessionReads.Read::seen).max().orElse(0));
            story.tell(
                    "client " + reader,
                    "looks " + own.size() + " times " + view.words(),
                    "sees versions " + own.getFirst().seen() + " to "
                            + own.getLast().seen()
                            + (wentBack.isEmpty()
                                    ? ", never an older one"
                                    : ", and goes back to "
                                            + wentBack.getFirst().seen()));
        }
        if (all.stream().limit(READERS).anyMatch(own -> changes(own) < CHANGES)) {
            throw new IllegalStateException("not every client saw a version change " + CHANGES + " times within "
                    + LONGEST.toSeconds() + " s, while " + written + " versions were written");
        }
        long trials = all.stream().mapToLong(List::size).sum();
        String sentence = READERS + " clients looked " + trials + " times while versions 1 to " + written
                + " were written, and saw " + newest + " as the newest: "
                + (back == 0 ? "none went back" : back + " looks went back");
        return new Observation(trials, back, sentence, story.steps());
    }

    /** So often at least, and until what is seen has changed a few times: a view may lag. */
    private List<SessionReads.Read> look(Shop shop, Product product, int looks) {
        List<SessionReads.Read> own = new ArrayList<>();
        long start = System.nanoTime();
        int changes = 0;
        while (own.size() < looks || changes < CHANGES && System.nanoTime() - start < LONGEST.toNanos()) {
            var read = new SessionReads.Read(0, view.version(shop, product));
            changes += !own.isEmpty() && read.seen() != own.getLast().seen() ? 1 : 0;
            own.add(read);
        }
        return own;
    }

    private static long changes(List<SessionReads.Read> own) {
        return IntStream.range(1, own.size())
                .filter(i -> own.get(i).seen() != own.get(i - 1).seen())
                .count();
    }

    /** Until the last reader has enough. */
    private static void write(
            Shop shop, Product product, SplittableRandom random, AtomicInteger reading, AtomicLong written) {
        Product current = product;
        while (reading.get() > 0) {
            current = shop.catalog()
                    .replace(current.withPrice(Money.ofMinor(
                            1 + random.nextInt(5_000), product.price().currency())));
            written.set(current.version());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
