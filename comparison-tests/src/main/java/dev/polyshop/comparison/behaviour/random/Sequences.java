package dev.polyshop.comparison.behaviour.random;

import dev.polyshop.comparison.behaviour.kit.SequencePlan;
import dev.polyshop.comparison.reference.ReferenceShop;
import dev.polyshop.contract.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** Runs random sequences on a shop and on a new reference shop each, and compares every answer. */
public final class Sequences {

    /**
     * What every sequence begins with, so that there is something to work on; it is cut away where it does not matter.
     */
    private static final int OPENING = 3;

    private final Shop shop;
    private final List<Operation> operations;

    private Sequences(Shop shop, List<Operation> operations) {
        this.shop = shop;
        this.operations = operations;
    }

    /** Sequences over products, customers, stock and reviews; with searches by words, if the shop's engine has them. */
    public static Sequences ofRecords(Shop shop, boolean withSearch) {
        Stream<Operation> search = withSearch ? Stream.of(RecordOperations.SEARCH) : Stream.of();
        return new Sequences(
                shop, Stream.concat(RecordOperations.ALL.stream(), search).toList());
    }

    /** Sequences over carts, orders, coupons and reports. */
    public static Sequences ofTrade(Shop shop) {
        return new Sequences(shop, TradeOperations.ALL);
    }

    /**
     * Runs so many sequences.
     *
     * @throws AssertionFailedError at the first answer that differs, with the shortest sequence found that shows it
     */
    public void check(long seed, SequencePlan plan) {
        for (int number = 0; number < plan.sequences(); number++) {
            Random random = new Random(seed * 31 + number);
            List<Step> steps = Stream.concat(
                            opening(),
                            Stream.generate(() -> Step.random(operations, random))
                                    .limit(plan.steps()))
                    .toList();
            if (difference(steps).isPresent()) {
                report(seed, shrink(steps));
            }
        }
    }

    private static Stream<Step> opening() {
        return IntStream.range(0, OPENING)
                .boxed()
                .flatMap(number -> Stream.of(
                        new Step(RecordOperations.ADD_PRODUCT, number, number, 0),
                        new Step(RecordOperations.RECEIVE, number, number, 9),
                        new Step(RecordOperations.REGISTER, number, number, 0)));
    }

    /** How two answers differ. */
    private record Difference(int step, Object expected, Object actual) {}

    private Optional<Difference> difference(List<Step> steps) {
        World world = new World();
        Shop reference = new ReferenceShop();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Object expected = Plainly.outcome(() -> step.operation().action().on(world, reference, step));
            Object actual = Plainly.outcome(() -> step.operation().action().on(world, shop, step));
            if (!expected.equals(actual)) {
                return Optional.of(new Difference(i, expected, actual));
            }
        }
        return Optional.empty();
    }

    /**
     * Leaves out what can be left out, in ever smaller pieces, as long as a difference shows (delta debugging: Zeller,
     * Hildebrandt 2002).
     */
    private List<Step> shrink(List<Step> failing) {
        List<Step> shortest = upTo(failing);
        int piece = shortest.size() / 2;
        while (piece > 0) {
            boolean shorter = false;
            for (int from = 0; from + piece <= shortest.size(); from++) {
                List<Step> rest = new ArrayList<>(shortest.subList(0, from));
                rest.addAll(shortest.subList(from + piece, shortest.size()));
                if (!rest.isEmpty() && difference(rest).isPresent()) {
                    shortest = upTo(rest);
                    shorter = true;
                    break;
                }
            }
            piece = shorter ? Math.min(piece, shortest.size() / 2) : piece / 2;
        }
        return shortest;
    }

    /** What comes after the difference has nothing to do with it. */
    private List<Step> upTo(List<Step> failing) {
        return difference(failing)
                .map(first -> List.copyOf(failing.subList(0, first.step() + 1)))
                .orElse(failing);
    }

    private void report(long seed, List<Step> steps) {
        StringBuilder story = new StringBuilder("with seed " + seed + ", after");
        for (int i = 0; i < steps.size(); i++) {
            story.append(i == 0 ? " " : "; ").append(i + 1).append(". ").append(steps.get(i));
        }
        difference(steps)
                .ifPresentOrElse(
                        last -> story.append(": expected ")
                                .append(last.expected())
                                .append(" but was ")
                                .append(last.actual()),
                        () -> story.append(": the answers differed before, and not when it was repeated"));
        throw new AssertionFailedError(story.toString());
    }
}
