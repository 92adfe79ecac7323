package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.LatencyResult.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Writes down what rounds measured, and withholds what they do not support. */
final class LatencyResults {

    /** The samples it takes for a percentile to be told: ten beyond it. */
    private static final long SAMPLES_FOR_P95 = 200;

    private static final long SAMPLES_FOR_P99 = 1_000;
    private static final long SAMPLES_FOR_P999 = 10_000;

    private static final Map<String, Double> COMPARED = new TreeMap<>(Map.of("p50", 50.0, "p95", 95.0));

    private LatencyResults() {}

    static List<LatencyResult> of(WorkloadRounds rounds, Map<ShopOperation, Interval> floors, long seed) {
        List<LatencyResult> results = new ArrayList<>();
        for (int kind = 0; kind < rounds.workload().operations().size(); kind++) {
            ShopOperation operation = rounds.workload().operations().get(kind).operation();
            results.add(of(rounds, kind, operation, floors.get(operation), seed));
        }
        return results;
    }

    private static LatencyResult of(
            WorkloadRounds rounds, int kind, ShopOperation operation, @Nullable Interval floor, long seed) {
        Latencies pooled = rounds.pooled(kind);
        boolean sustained = rounds.sustained();
        Map<String, List<Double>> perRound = new TreeMap<>();
        Map<String, List<Double>> intervals = new TreeMap<>();
        if (sustained) {
            COMPARED.forEach((name, percentile) -> {
                double[] micros = Arrays.stream(rounds.percentile(kind, percentile))
                        .map(nanos -> nanos / 1e3)
                        .toArray();
                perRound.put(name, Arrays.stream(micros).boxed().toList());
                if (micros.length >= 3) {
                    Interval interval = Bootstrap.median(micros, seed);
                    intervals.put(name, List.of(interval.low(), interval.high()));
                }
            });
        }
        double share = rounds.workload().share(kind);
        return new LatencyResult(
                rounds.subject(),
                rounds.workload().name(),
                operation.word(),
                "open",
                rounds.workload().rate() * share,
                rounds.rounds().stream()
                                .mapToDouble(Measured::achievedRate)
                                .average()
                                .orElse(0)
                        * share,
                sustained,
                pooled.response().getTotalCount(),
                pooled.errors(),
                sustained ? percentiles(pooled.response()) : null,
                sustained ? percentiles(pooled.service()) : null,
                intervals,
                rounds.rounds().size(),
                perRound,
                rounds.steady(),
                rounds.watched().stream()
                        .mapToDouble(ClientWatch.Reading::cpuShare)
                        .max()
                        .orElse(0),
                floor == null ? null : floor.value(),
                floor == null ? List.of() : List.of(floor.low(), floor.high()));
    }

    private static Percentiles percentiles(Histogram nanos) {
        return new Percentiles(
                percentile(nanos, 50, 1),
                percentile(nanos, 95, SAMPLES_FOR_P95),
                percentile(nanos, 99, SAMPLES_FOR_P99),
                percentile(nanos, 99.9, SAMPLES_FOR_P999),
                percentile(nanos, 100, 1));
    }

    private static @Nullable Double percentile(Histogram nanos, double percentile, long samples) {
        return nanos.getTotalCount() < samples ? null : nanos.getValueAtPercentile(percentile) / 1e3;
    }
}
