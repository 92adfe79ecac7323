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
import dev.polyshop.comparison.results.ConsistencyResult.Visibility;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A client adds a product or changes its price, and looks at once, in one of three ways. A trial is one write. How long
 * it took until the write was seen is measured on the way. Up to fifteen clients do so side by side, each with products
 * of its own: where a write is seen late, time goes by with waiting.
 */
public final class ReadYourWrites implements Experiment {

    private static final int CLIENTS = 15;

    /**
     * The longest pause before a write where it is not promised to be seen at once: Elasticsearch's
     * {@code refresh_interval}. One that follows at once on what was seen would always just have missed a refresh.
     */
    private static final Duration OUT_OF_STEP = Duration.ofSeconds(1);

    private final View view;

    private ReadYourWrites(View view) {
        this.view = view;
    }

    /** By id, by list and by search. */
    public static List<Experiment> all() {
        return Arrays.stream(View.values()).<Experiment>map(ReadYourWrites::new).toList();
    }

    @Override
    public String id() {
        return "CONS-RYW-" + view.suffix();
    }

    @Override
    public String title() {
        return "A client's own acknowledged change is not there when it looks for the product " + view.words() + ".";
    }

    @Override
    public Group group() {
        return Group.SESSIONS;
    }

    @Override
    public Guarantee guarantee() {
        return view.readYourWrites();
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        boolean full = condition.isDefault();
        return switch (profile) {
            case QUICK -> full ? 4 : 2;
            case STANDARD -> full ? 30 : 6;
            case THOROUGH -> full ? 300 : 30;
        };
    }

    @Override
    public List<Condition> conditions(StoreProvider provider, Store store) {
        Stream<Condition> byMode = Experiment.super.conditions(provider, store).stream();
        Stream<Condition> byFreshness = provider.freshnessSettings().stream()
                .map(setting -> Condition.under(setting, store, store.defaultMode(), guarantee()));
        return Stream.concat(byMode, byFreshness).toList();
    }

    @Override
    public boolean measuresTimes() {
        return true;
    }

    @Override
    public Optional<String> obstacle(Bench bench, Profile profile) {
        return view.obstacle(bench.store());
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        Shop shop = bench.shop();
        VisibilityTimes times = new VisibilityTimes();
        Story story = new Story();
        int clients = Math.clamp(plan.trials(), 1, CLIENTS);
        List<Product> products =
                Stream.generate(ReadYourWrites::newProduct).limit(clients).toList();
        shop.catalog().importAll(products.iterator());
        shop.awaitVisibility();
        List<SessionReads.Read> reads = Crowd.rush(clients, number -> {
                    Client client = new Client(shop, number + 1, products.get(number), times, story);
                    int trials = (plan.trials() + number) / clients;
                    Duration pause = bench.condition().promised() ? Duration.ZERO : OUT_OF_STEP;
                    return () -> client.session(trials, pause, plan.random("writes", number));
                })
                .stream()
                .flatMap(List::stream)
                .toList();
        int missed = SessionReads.missedOwnWrite(reads).size();
        Visibility visibility = times.summary();
        String sentence = missed == 0
                ? "the first look saw each of " + reads.size() + " writes"
                : String.format(
                        Locale.ROOT,
                        "the first look missed %d of %d writes; half were seen after %.0f ms, the last after %.0f ms%s",
                        missed,
                        reads.size(),
                        visibility.p50() / 1e3,
                        visibility.max() / 1e3,
                        visibility.never() == 0 ? "" : ", and " + visibility.never() + " never");
        return new Observation(reads.size(), missed, sentence, story.steps(), Optional.of(visibility));
    }

    /** A category of its own keeps the list short: a look costs the same however many trials there are. */
    private static Product newProduct() {
        return Fixtures.newProduct("Lab kettle", "lab/sessions/" + ProductId.next());
    }

    /** Who writes and looks. */
    private final class Client {

        private final Shop shop;
        private final String name;
        private final VisibilityTimes times;
        private final Story story;
        private final List<SessionReads.Read> reads = new ArrayList<>();
        /** What was written last. */
        private Product product;

        /** @param product one that is there and seen */
        Client(Shop shop, int number, Product product, VisibilityTimes times, Story story) {
            this.shop = shop;
            this.name = "client " + number;
            this.times = times;
            this.story = story;
            this.product = product;
        }

        List<SessionReads.Read> session(int trials, Duration longestPause, SplittableRandom random) {
            for (int trial = 0; trial < trials; trial++) {
                LockSupport.parkNanos((long) (random.nextDouble() * longestPause.toNanos()));
                if (random.nextInt(3) == 0) {
                    add();
                } else {
                    change(1 + random.nextInt(5_000));
                }
            }
            return reads;
        }

        private void add() {
            product = newProduct();
            shop.catalog().add(product);
            follow("adds a product");
        }

        private void change(long cents) {
            product = shop.catalog()
                    .replace(product.withPrice(
                            Money.ofMinor(cents, product.price().currency())));
            follow("sets its price to " + product.price());
        }

        private void follow(String action) {
            long acknowledged = System.nanoTime();
            story.tell(name, action, "acknowledged as version " + product.version());
            Story.Line line = story.begin(name, "looks for it " + view.words());
            long[] first = {-1};
            boolean atOnce = times.follow(acknowledged, () -> {
                long version = view.version(shop, product);
                if (first[0] < 0) {
                    first[0] = version;
                }
                return version >= product.version();
            });
            reads.add(new SessionReads.Read(product.version(), first[0]));
            line.ends(
                    atOnce
                            ? "sees version " + first[0]
                            : "sees " + (first[0] == 0 ? "nothing" : "version " + first[0]) + " first, and it later");
        }
    }
}
