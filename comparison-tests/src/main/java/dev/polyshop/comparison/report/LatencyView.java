package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.ClientWatch;
import dev.polyshop.comparison.latency.LatencyStatement;
import dev.polyshop.comparison.latency.ShopOperation;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.RunResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the stores took.
 *
 * @param operations what was measured, workload by workload
 * @param warnings what makes the figures worth less
 */
public record LatencyView(List<Measured> operations, List<String> warnings) {

    /**
     * One operation of one workload.
     *
     * @param workload the workload's name
     * @param title what was done
     * @param rows one a store
     * @param statements what may be said of pairs of stores at the median
     */
    public record Measured(String workload, String title, List<Row> rows, List<String> statements) {}

    /**
     * One store at one operation.
     *
     * @param store the store, named as in the measurement
     * @param standIn whether its numbers are not compared
     * @param result the figures
     * @param ratio the median by that of the fastest real engine; null where there is none to compare
     */
    public record Row(
            String store,
            boolean standIn,
            LatencyResult result,
            @Nullable Double ratio) {

        /** The median response time with its interval, in milliseconds; empty if withheld. */
        public String median() {
            if (result.responseMicros() == null || result.responseMicros().p50() == null) {
                return "";
            }
            List<Double> interval = result.interval95().getOrDefault("p50", List.of());
            String median = millis(result.responseMicros().p50());
            return interval.isEmpty()
                    ? median
                    : median + " (" + millis(interval.get(0)) + " to " + millis(interval.get(1)) + ")";
        }

        /** The 95th percentile in milliseconds; empty if withheld or there were too few samples. */
        public String p95() {
            return percentile(
                    result.responseMicros() == null
                            ? null
                            : result.responseMicros().p95());
        }

        /** The 99th percentile in milliseconds; empty if withheld or there were too few samples. */
        public String p99() {
            return percentile(
                    result.responseMicros() == null
                            ? null
                            : result.responseMicros().p99());
        }

        /** The median time the store itself took, in milliseconds; empty if withheld. */
        public String service() {
            return percentile(
                    result.serviceMicros() == null
                            ? null
                            : result.serviceMicros().p50());
        }

        /** As in {@code 2.1×}; empty where there is nothing to compare. */
        public String ratioText() {
            return ratio == null ? "" : String.format(Locale.ROOT, "%.1f×", ratio);
        }

        /** The bar's width in hundredths, on a logarithmic scale from 1× to 100×; −1 without one. */
        public int percent() {
            return ratio == null ? -1 : (int) Math.round(Math.clamp(Math.log10(ratio) / 2, 0.02, 1) * 100);
        }

        /** The shop's time by the bare driver's, with its interval; empty if not measured. */
        public String floor() {
            if (result.floorRatio() == null) {
                return "";
            }
            return String.format(
                    Locale.ROOT,
                    "%.2f (%.2f to %.2f)",
                    result.floorRatio(),
                    result.floorInterval95().get(0),
                    result.floorInterval95().get(1));
        }

        private static String percentile(@Nullable Double micros) {
            return micros == null ? "" : millis(micros);
        }

        private static String millis(double micros) {
            return String.format(Locale.ROOT, micros < 10_000 ? "%.2f" : "%.0f", micros / 1e3);
        }
    }

    static LatencyView of(RunResults run, List<StoreView> stores) {
        Set<String> standIns =
                stores.stream().filter(StoreView::standIn).map(StoreView::name).collect(Collectors.toSet());
        Predicate<String> isStandIn =
                store -> standIns.stream().anyMatch(name -> store.equals(name) || store.startsWith(name + " "));
        Map<String, List<LatencyResult>> byOperation = run.latency().stream()
                .collect(Collectors.groupingBy(
                        result -> result.workload() + "/" + result.operation(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<LatencyStatement> statements = LatencyStatement.of(
                run.latency().stream()
                        .filter(result -> !isStandIn.test(result.store()))
                        .toList(),
                Set.of(),
                run.seed());
        return new LatencyView(
                byOperation.values().stream()
                        .map(results -> measured(results, isStandIn, statements))
                        .toList(),
                warnings(run.latency()));
    }

    private static Measured measured(
            List<LatencyResult> results, Predicate<String> isStandIn, List<LatencyStatement> all) {
        List<LatencyResult> compared = results.stream()
                .filter(result -> !isStandIn.test(result.store()))
                .toList();
        OptionalDouble best = compared.stream()
                .map(LatencyView::median)
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .min();
        List<Row> rows = results.stream()
                .map(result ->
                        new Row(result.store(), isStandIn.test(result.store()), result, ratio(result, best, isStandIn)))
                .toList();
        LatencyResult any = results.getFirst();
        List<String> statements = all.stream()
                .filter(statement -> statement.workload().equals(any.workload())
                        && statement.operation().equals(any.operation()))
                .map(LatencyStatement::sentence)
                .toList();
        return new Measured(any.workload(), ShopOperation.of(any.operation()).title(), rows, statements);
    }

    private static @Nullable Double ratio(LatencyResult result, OptionalDouble best, Predicate<String> isStandIn) {
        Optional<Double> median = median(result);
        return isStandIn.test(result.store()) || best.isEmpty() || median.isEmpty()
                ? null
                : (Double) (median.get() / best.getAsDouble());
    }

    private static Optional<Double> median(LatencyResult result) {
        return result.responseMicros() == null
                ? Optional.empty()
                : Optional.ofNullable(result.responseMicros().p50());
    }

    private static List<String> warnings(List<LatencyResult> results) {
        List<String> unsteady = results.stream()
                .filter(result -> !result.steady())
                .map(result -> result.store() + " under " + result.workload())
                .distinct()
                .toList();
        List<String> busy = results.stream()
                .filter(result -> result.clientCpuShare() >= ClientWatch.BUSY)
                .map(result -> result.store() + " under " + result.workload())
                .distinct()
                .toList();
        long errors = results.stream().mapToLong(LatencyResult::errors).sum();
        return Stream.of(
                        unsteady.isEmpty()
                                ? ""
                                : "The warm-up was not steady before its time was up: " + String.join(", ", unsteady)
                                        + ".",
                        busy.isEmpty()
                                ? ""
                                : "The measuring process itself was busy and may have been what was slow: "
                                        + String.join(", ", busy) + ".",
                        errors == 0 ? "" : errors + " operations failed or answered wrong; they are in no latency.")
                .filter(warning -> !warning.isEmpty())
                .toList();
    }
}
