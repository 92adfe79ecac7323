package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.ClientWatch;
import dev.polyshop.comparison.latency.LatencyStatement;
import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.RunResults;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long the stores took.
 *
 * @param operations what was measured, workload by workload
 * @param warnings what makes the figures worth less
 * @param floors what the mapping layers cost
 */
public record LatencyView(List<Measured> operations, List<String> warnings, FloorView floors) {

    /** Pauses reach a percentile when they take up the share of time that lies beyond it. */
    private static final double PAUSES_REACH_P99 = 0.01;

    /**
     * One operation of one workload.
     *
     * @param id its place on the page
     * @param workload the workload's name
     * @param operation the operation's name
     * @param title what was done
     * @param loop how operations came, in words
     * @param rows one a store
     * @param statements what may be said of pairs of stores
     * @param said the same in words
     * @param curve latency by percentile; nothing to draw where all were withheld
     */
    public record Measured(
            String id,
            String workload,
            String operation,
            String title,
            String loop,
            List<LatencyRow> rows,
            List<LatencyStatement> statements,
            List<String> said,
            Plot curve) {}

    static LatencyView of(RunResults run, StoreNames names) {
        Map<String, List<LatencyResult>> byOperation = run.latency().stream()
                .collect(Collectors.groupingBy(
                        result -> result.workload() + "-" + result.operation(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<LatencyStatement> statements = LatencyStatement.of(run.latency().stream()
                .filter(result -> !names.isStandIn(result.store()))
                .toList());
        return new LatencyView(
                byOperation.values().stream()
                        .map(results -> measured(results, names, statements))
                        .toList(),
                warnings(run.latency(), names),
                FloorView.of(run.latency(), names));
    }

    private static Measured measured(List<LatencyResult> results, StoreNames names, List<LatencyStatement> all) {
        LatencyResult any = results.getFirst();
        List<LatencyStatement> statements = all.stream()
                .filter(statement -> statement.workload().equals(any.workload())
                        && statement.operation().equals(any.operation()))
                .toList();
        Optional<LatencyResult> best = results.stream()
                .filter(result -> result.comparable() && !names.isStandIn(result.store()))
                .filter(result -> LatencyRow.median(result).isPresent())
                .min(Comparator.comparing(result -> LatencyRow.median(result).orElseThrow()));
        List<LatencyRow> rows = results.stream()
                .map(result -> LatencyRow.of(result, best, statements, names))
                .toList();
        String title = ShopOperation.of(any.operation()).title();
        return new Measured(
                "latency-" + any.workload() + "-" + any.operation(),
                any.workload(),
                any.operation(),
                title,
                loop(results),
                rows,
                statements,
                statements.stream().map(statement -> sentence(statement, names)).toList(),
                curve(title, results, names));
    }

    private static String loop(List<LatencyResult> results) {
        LatencyResult any = results.getFirst();
        if (any.loop().equals("open")) {
            return "open loop"
                    + results.stream()
                            .filter(result -> result.targetRate() != null)
                            .findFirst()
                            .map(result -> ", " + Figures.rate(Objects.requireNonNull(result.targetRate()))
                                    + " due per second, "
                                    + ("fixed".equals(result.arrivals()) ? "evenly" : "on average at random times"))
                            .orElse("");
        }
        int workers = results.stream().mapToInt(LatencyResult::workers).max().orElse(1);
        return "closed loop of " + Figures.counted(workers, "worker");
    }

    private static String sentence(LatencyStatement statement, StoreNames names) {
        return new LatencyStatement(
                        statement.workload(),
                        statement.operation(),
                        statement.percentile(),
                        names.title(statement.first()),
                        names.title(statement.second()),
                        statement.ratio())
                .sentence();
    }

    private static Plot curve(String title, List<LatencyResult> results, StoreNames names) {
        List<Plot.Series> series = results.stream()
                .map(result -> new Plot.Series(
                        names.title(result.store()) + (names.isStandIn(result.store()) ? " (stand-in)" : ""),
                        names.style(result.store()),
                        result.curveMicros().stream()
                                .map(point -> point(point.get(0), point.get(1) / 1e3))
                                .toList(),
                        true))
                .toList();
        double highest = series.stream()
                .flatMap(one -> one.points().stream())
                .mapToDouble(Plot.Point::x)
                .max()
                .orElse(90);
        return Plot.of(
                title + ": response time by percentile",
                Plot.Axis.percentiles(highest),
                Plot.Axis.logarithmic(
                        "ms, logarithmic",
                        series.stream().flatMap(one -> one.points().stream()).mapToDouble(Plot.Point::y)),
                series);
    }

    private static Plot.Point point(double percentile, double millis) {
        return new Plot.Point(
                percentile,
                millis,
                millis,
                millis,
                Figures.percentile(percentile) + ": " + Figures.millis(millis) + " ms");
    }

    private static List<String> warnings(List<LatencyResult> results, StoreNames names) {
        List<String> warnings = new ArrayList<>();
        Stream<LatencyResult> measured = results.stream().filter(result -> result.rounds() > 0);
        List<LatencyResult> all = measured.toList();
        add(
                warnings,
                all.stream().filter(result -> !result.steady()).toList(),
                "The warm-up was not steady before its time was up, so these may still have been getting faster: ",
                names);
        add(
                warnings,
                all.stream()
                        .filter(result -> result.clientCpuShare() >= ClientWatch.BUSY)
                        .toList(),
                "The measuring process itself used most of the processor and may have been what was slow: ",
                names);
        add(
                warnings,
                all.stream()
                        .filter(result ->
                                result.client() != null && result.client().pausedShare() >= PAUSES_REACH_P99)
                        .toList(),
                "The measuring process stood still (garbage collection, safepoints) for 1% of the time or more, so p99 may"
                        + " be its own: ",
                names);
        add(
                warnings,
                all.stream().filter(LatencyRow::isMachineBusy).toList(),
                "In the busiest round all cores of the machine were busy, so client and server waited for each other: ",
                names);
        all.stream()
                .filter(result -> result.errors() > 0)
                .forEach(result -> warnings.add(names.title(result.store()) + ", " + result.operation() + ": "
                        + Figures.grouped(result.errors()) + " of "
                        + Figures.grouped(result.errors() + result.count())
                        + " operations failed or answered wrong; they are in no latency."));
        return warnings;
    }

    private static void add(List<String> warnings, List<LatencyResult> concerned, String text, StoreNames names) {
        if (!concerned.isEmpty()) {
            warnings.add(text
                    + concerned.stream()
                            .map(result -> names.title(result.store()) + " under " + result.workload())
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }
}
