package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.comparison.consistency.Bench;
import dev.polyshop.comparison.consistency.Condition;
import dev.polyshop.comparison.consistency.Crowd;
import dev.polyshop.comparison.consistency.Experiment;
import dev.polyshop.comparison.consistency.Finding;
import dev.polyshop.comparison.consistency.Fixtures;
import dev.polyshop.comparison.consistency.Group;
import dev.polyshop.comparison.consistency.Observation;
import dev.polyshop.comparison.consistency.Plan;
import dev.polyshop.comparison.consistency.Story;
import dev.polyshop.comparison.consistency.history.StockLedger;
import dev.polyshop.comparison.results.Profile;
import dev.polyshop.contract.Guarantee;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * The bank test on stock: clients move pieces of one product between on hand, reserved and sold, by hand and by orders,
 * while deliveries come in. Pieces may change their place, but none may appear or vanish. A trial is one product under
 * one rush of clients; in every other rush nothing is delivered, and the sum is watched meanwhile.
 */
public final class StockBank implements Experiment {

    private static final int CLIENTS = 8;
    private static final int MOVES = 12;
    private static final int PIECES = 40;

    /** A movement; those after {@code TAKE} only move what the client itself has reserved. */
    enum Move {
        RECEIVE,
        TAKE,
        RELEASE,
        SELL,
        ORDER_AND_CANCEL,
        ORDER_AND_SHIP
    }

    @Override
    public String id() {
        return "CONS-BANK";
    }

    @Override
    public String title() {
        return "Pieces appear or vanish: on hand + reserved + sold is not what came in.";
    }

    @Override
    public Group group() {
        return Group.INVARIANTS;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.STOCK_CONSERVED;
    }

    @Override
    public int trials(Profile profile, Condition condition) {
        return switch (profile) {
            case QUICK -> 2;
            case STANDARD -> condition.isDefault() ? 8 : 3;
            case THOROUGH -> 400;
        };
    }

    @Override
    public Observation observe(Bench bench, Plan plan) {
        CustomerId customer = new Fixtures(bench.shop()).customer();
        List<Finding> findings = new ArrayList<>();
        for (int trial = 0; trial < plan.trials(); trial++) {
            boolean deliveries = trial % 2 == 0;
            findings.add(new Rush(bench.shop(), customer, deliveries).run(plan(plan.random(trial), deliveries)));
        }
        return Observation.of(findings);
    }

    /** What each client will do, in order. */
    static List<List<Move>> plan(SplittableRandom random, boolean deliveries) {
        List<Move> moves = List.of(Move.values()).subList(deliveries ? 0 : 1, Move.values().length);
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> IntStream.range(0, MOVES)
                        .mapToObj(move -> moves.get(random.nextInt(moves.size())))
                        .toList())
                .toList();
    }

    /** One product and the clients who move its pieces. */
    private static final class Rush {

        private final Shop shop;
        private final CustomerId customer;
        private final boolean deliveries;
        private final ProductId product;
        private final AtomicLong received = new AtomicLong(PIECES);
        private final Story story = new Story();

        Rush(Shop shop, CustomerId customer, boolean deliveries) {
            this.shop = shop;
            this.customer = customer;
            this.deliveries = deliveries;
            Product hot = new Fixtures(shop).stocked(PIECES);
            this.product = hot.id();
        }

        Finding run(List<List<Move>> moves) {
            List<Optional<String>> watched = Crowd.rush(CLIENTS, client -> () -> {
                Optional<String> seen = Optional.empty();
                long mine = 0;
                for (Move move : moves.get(client)) {
                    mine += make(move, mine);
                    if (!deliveries && seen.isEmpty()) {
                        seen = violation();
                    }
                }
                return seen;
            });
            Optional<String> violation =
                    watched.stream().flatMap(Optional::stream).findFirst().or(this::violation);
            story.tell(
                    CLIENTS + " clients", "make " + MOVES + " moves each", deliveries ? "with deliveries" : "watching");
            String sentence = violation.orElse("on hand + reserved + sold is " + received + ", as came in");
            story.tell("lab", "adds up the product's pieces", sentence);
            return new Finding(violation.isPresent(), sentence, story.steps());
        }

        /** Makes a move, and returns by how much the client's own reservations changed. */
        private long make(Move move, long mine) {
            return switch (move) {
                case RECEIVE -> {
                    if (Attempt.at(() -> shop.inventory().receive(product, 3))
                            .filter(Rush::done)
                            .isPresent()) {
                        received.addAndGet(3);
                    }
                    yield 0;
                }
                case TAKE ->
                    Attempt.at(() -> shop.inventory().take(product, 2))
                                    .filter(Rush::done)
                                    .isPresent()
                            ? 2
                            : 0;
                case RELEASE ->
                    mine > 0
                                    && Attempt.at(() -> shop.inventory().release(product, 1))
                                            .filter(Rush::done)
                                            .isPresent()
                            ? -1
                            : 0;
                case SELL ->
                    mine > 0
                                    && Attempt.at(() -> shop.inventory().sell(product, 1))
                                            .filter(Rush::done)
                                            .isPresent()
                            ? -1
                            : 0;
                case ORDER_AND_CANCEL -> order(List.of(OrderStatus.CANCELLED));
                case ORDER_AND_SHIP -> order(List.of(OrderStatus.PAID, OrderStatus.SHIPPED));
            };
        }

        private long order(List<OrderStatus> steps) {
            PlaceOrder wish = PlaceOrder.of(customer, List.of(new CartLine(product, 1)));
            boolean placed = Attempt.at(() -> shop.orders().place(wish))
                    .filter(PlaceOrderResult.Placed.class::isInstance)
                    .isPresent();
            if (placed) {
                for (OrderStatus step : steps) {
                    if (Attempt.at(() -> shop.orders().advance(wish.id(), step)).isEmpty()) {
                        break;
                    }
                }
            }
            return 0;
        }

        private Optional<String> violation() {
            try {
                StockLevel level = shop.inventory().find(product).orElseThrow();
                return new StockLedger(received.get(), 0).conservation(level);
            } catch (InvalidDataException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }

        private static boolean done(StockChange change) {
            return change instanceof StockChange.Done;
        }
    }
}
