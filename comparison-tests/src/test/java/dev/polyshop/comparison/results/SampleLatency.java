package dev.polyshop.comparison.results;

import dev.polyshop.comparison.results.HighestRateResult.Trial;
import dev.polyshop.comparison.results.LatencyResult.Client;
import dev.polyshop.comparison.results.LatencyResult.FloorPrice;
import dev.polyshop.comparison.results.LatencyResult.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Measurements of every kind that a report has to draw: told, withheld, not run, with a floor and without. */
public final class SampleLatency {

    private SampleLatency() {}

    /** One operation in four stores: clear differences, no clear one, a rate not reached, and a stand-in without it. */
    public static List<LatencyResult> measured() {
        return List.of(
                told("relational", "product-by-id", 400, 1.21),
                told("keyvalue", "product-by-id", 200, 1.05),
                told("search", "product-by-id", 410, 1.6),
                told("document", "product-by-id", 100, 1.9),
                told("relational", "search", 1_700, null),
                notReached("search", "search"),
                LatencyResult.absent("document", "browse", "search", "open", "the stand-in has no $text"));
    }

    /** How search is judged in two stores. */
    public static List<RelevanceResult> relevance() {
        return List.of(
                new RelevanceResult("relational", 135, 0.71, 0.78, 0.88, 4, 3.2, 130),
                new RelevanceResult("search", 135, 0.77, 0.82, 0.93, 1, 2.1, 130),
                new RelevanceResult("document", 1, null, null, null, 1, 2.5, 0));
    }

    /** A ladder over orders that two stores climb, one of them not to the end. */
    public static List<LadderResult> ladders() {
        return List.of(
                new LadderResult(
                        "relational",
                        "top-products",
                        "orders",
                        "latency",
                        List.of(step(1_000, 900), step(10_000, 8_000), step(100_000, 85_000)),
                        0.98,
                        List.of(0.96, 1.01)),
                new LadderResult(
                        "search",
                        "top-products",
                        "orders",
                        "latency",
                        List.of(
                                step(1_000, 1_200),
                                new LadderResult.Step(10_000, 3, null, List.of(), null, List.of(), false)),
                        null,
                        List.of()));
    }

    /** A rate that was found, and one that was not. */
    public static List<HighestRateResult> highestRates() {
        return List.of(
                new HighestRateResult(
                        "keyvalue",
                        "browse",
                        20_000,
                        800.0,
                        true,
                        List.of(
                                new Trial(400, true, 0, 900.0, true),
                                new Trial(800, true, 0, 4_000.0, true),
                                new Trial(880, false, 0, null, false),
                                new Trial(880, false, 0, null, false)),
                        true),
                new HighestRateResult(
                        "search",
                        "browse",
                        20_000,
                        null,
                        true,
                        List.of(new Trial(400, true, 2, 90_000.0, false)),
                        false));
    }

    /** An operation whose rounds scatter by a hundredth around a median. */
    public static LatencyResult told(String store, String operation, double median, @Nullable Double floor) {
        List<@Nullable Double> rounds = new ArrayList<>();
        for (int round = 0; round < 9; round++) {
            rounds.add(median * (0.99 + 0.0025 * round));
        }
        return new LatencyResult(
                store,
                "browse",
                operation,
                "open",
                100.0,
                99.6,
                true,
                12_000,
                0,
                new Percentiles(median, 2 * median, 3 * median, 5 * median, 9 * median),
                new Percentiles(0.9 * median, 1.8 * median, 2.7 * median, 4 * median, 9 * median),
                Map.of("p50", List.of(0.99 * median, 1.01 * median)),
                9,
                new TreeMap<>(Map.of("p50", rounds)),
                true,
                0.2,
                floor,
                floor == null ? List.of() : List.of(floor - 0.05, floor + 0.05),
                8,
                "poisson",
                List.of(
                        List.of(50.0, median),
                        List.of(90.0, 1.5 * median),
                        List.of(99.0, 3 * median),
                        List.of(99.9, 5 * median)),
                new Client(0.2, 0.0004, 1_200, 0.5),
                floor == null
                        ? new FloorPrice(null, null, "of 3 answers 1 were wrong", null)
                        : new FloorPrice(median, median / floor, null, false),
                null,
                2.0,
                "generated:small");
    }

    private static LatencyResult notReached(String store, String operation) {
        return new LatencyResult(
                store,
                "browse",
                operation,
                "open",
                2_000.0,
                700,
                false,
                1_500,
                7,
                null,
                null,
                Map.of(),
                9,
                new TreeMap<>(),
                false,
                0.9,
                null,
                List.of(),
                8,
                "fixed",
                List.of(),
                new Client(0.9, 0.03, 45_000, 0.99),
                null,
                null,
                2.0,
                "generated:small");
    }

    private static LadderResult.Step step(long at, double micros) {
        return new LadderResult.Step(
                at,
                0,
                micros,
                List.of(0.97 * micros, 1.02 * micros),
                1e6 / micros,
                List.of(0.97e6 / micros, 1.02e6 / micros),
                true);
    }
}
