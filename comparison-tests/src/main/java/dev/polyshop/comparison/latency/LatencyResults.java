package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.LatencyResult.Client;
import dev.polyshop.comparison.results.LatencyResult.FloorPrice;
import dev.polyshop.comparison.results.LatencyResult.Percentiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Writes down what rounds measured, and withholds what they do not support. */
final class LatencyResults {

    private static final Map<String, Function<RoundFigures.Kind, OptionalDouble>> COMPARED =
            new TreeMap<>(Map.of("p50", RoundFigures.Kind::responseP50, "p95", RoundFigures.Kind::responseP95));

    private LatencyResults() {}

    static List<LatencyResult> of(WorkloadRounds rounds, Map<ShopOperation, Floor> floors, String source, long seed) {
        List<LatencyResult> results = new ArrayList<>();
        for (int kind = 0; kind < rounds.workload().operations().size(); kind++) {
            ShopOperation operation = rounds.workload().operations().get(kind).operation();
            results.add(of(rounds, kind, operation, floors.get(operation), source, seed));
        }
        return results;
    }

    /** What of the workload cannot be asked of a subject, and why. */
    static List<LatencyResult> notRun(Subject subject, Workload workload) {
        return workload.operations().stream()
                .filter(share -> subject.absent().containsKey(share.operation()))
                .map(share -> LatencyResult.absent(
                        subject.name(),
                        workload.name(),
                        share.operation().word(),
                        workload.pace().loop(),
                        String.valueOf(subject.absent().get(share.operation()))))
                .toList();
    }

    private static LatencyResult of(
            WorkloadRounds rounds, int kind, ShopOperation operation, @Nullable Floor floor, String source, long seed) {
        Workload workload = rounds.workload();
        Latencies pooled = rounds.pooled().get(kind);
        boolean sustained = rounds.sustained();
        Map<String, List<@Nullable Double>> perRound = new TreeMap<>();
        Map<String, List<Double>> intervals = new TreeMap<>();
        if (sustained) {
            COMPARED.forEach((name, percentile) -> {
                List<OptionalDouble> figures = rounds.rounds().stream()
                        .map(round -> percentile.apply(round.kinds().get(kind)))
                        .toList();
                List<@Nullable Double> micros = new ArrayList<>();
                figures.forEach(figure -> micros.add(figure.isPresent() ? figure.getAsDouble() / 1e3 : null));
                perRound.put(name, Collections.unmodifiableList(micros));
                double[] told = figures.stream()
                        .flatMapToDouble(OptionalDouble::stream)
                        .map(nanos -> nanos / 1e3)
                        .toArray();
                if (told.length >= Bootstrap.LEAST_ROUNDS) {
                    Interval interval = Bootstrap.median(told, seed);
                    intervals.put(name, List.of(interval.low(), interval.high()));
                }
            });
        }
        Client client = client(rounds.watched());
        Interval ratio = floor instanceof Floor.Priced priced ? priced.ratio() : null;
        return new LatencyResult(
                rounds.subject(),
                workload.name(),
                operation.word(),
                workload.pace().loop(),
                workload.pace() instanceof Pace.Open open ? (Double) (open.perSecond() * workload.share(kind)) : null,
                rounds.achievedRate(kind),
                sustained,
                pooled.response().getTotalCount(),
                pooled.errors(),
                sustained ? percentiles(pooled.response()) : null,
                sustained ? percentiles(pooled.service()) : null,
                intervals,
                rounds.rounds().size(),
                perRound,
                rounds.steady(),
                client.cpuShare(),
                ratio == null ? null : ratio.value(),
                ratio == null ? List.of() : List.of(ratio.low(), ratio.high()),
                workload.workers(),
                workload.pace() instanceof Pace.Open open ? open.arrivals().word() : null,
                sustained ? Percentile.curve(pooled.response()) : List.of(),
                client,
                floor == null ? null : price(floor),
                null,
                rounds.rounds().getFirst().punctuality().due().toNanos() / 1e9,
                source);
    }

    private static Client client(List<ClientWatch.Reading> watched) {
        double elapsed = watched.stream()
                .mapToLong(reading -> reading.elapsed().toNanos())
                .sum();
        double paused = watched.stream()
                .mapToLong(reading -> reading.paused().toNanos())
                .sum();
        return new Client(
                watched.stream()
                        .mapToDouble(ClientWatch.Reading::cpuShare)
                        .max()
                        .orElse(0),
                elapsed == 0 ? 0 : paused / elapsed,
                watched.stream()
                                .map(ClientWatch.Reading::longestPause)
                                .mapToLong(Duration::toNanos)
                                .max()
                                .orElse(0)
                        / 1e3,
                watched.stream()
                        .mapToDouble(ClientWatch.Reading::machineCpuShare)
                        .max()
                        .orElse(0));
    }

    private static FloorPrice price(Floor floor) {
        return switch (floor) {
            case Floor.Priced priced ->
                new FloorPrice(priced.shopMicros(), priced.driverMicros(), null, priced.steady());
            case Floor.NotPriced(String reason) -> new FloorPrice(null, null, reason, null);
        };
    }

    private static Percentiles percentiles(Histogram nanos) {
        return new Percentiles(
                Percentile.micros(nanos, 50),
                Percentile.micros(nanos, 95),
                Percentile.micros(nanos, 99),
                Percentile.micros(nanos, 99.9),
                nanos.getTotalCount() == 0 ? null : (Double) (nanos.getMaxValue() / 1e3));
    }
}
