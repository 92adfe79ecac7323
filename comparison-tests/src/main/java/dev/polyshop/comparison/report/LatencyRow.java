package dev.polyshop.comparison.report;

import dev.polyshop.comparison.latency.Bootstrap;
import dev.polyshop.comparison.latency.ClientWatch;
import dev.polyshop.comparison.latency.LatencyStatement;
import dev.polyshop.comparison.results.LatencyResult;
import dev.polyshop.comparison.results.LatencyResult.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One store at one operation.
 *
 * @param title the store, as readers know it
 * @param standIn whether its numbers are not compared
 * @param style its shape and colour in charts
 * @param result the figures
 * @param ratio the median by that of the fastest real engine; null where there is none to compare
 * @param clear whether it is that engine, or clearly slower
 */
public record LatencyRow(
        String title,
        boolean standIn,
        int style,
        LatencyResult result,
        @Nullable Double ratio,
        boolean clear) {

    static final String NOT_STEADY = "warm-up not steady";

    static LatencyRow of(
            LatencyResult result, Optional<LatencyResult> best, List<LatencyStatement> statements, StoreNames names) {
        boolean standIn = names.isStandIn(result.store());
        Double ratio = best.filter(fastest -> !standIn && result.comparable())
                .flatMap(LatencyRow::median)
                .flatMap(fastest -> median(result).map(median -> median / fastest))
                .orElse(null);
        boolean clear = best.stream()
                .anyMatch(fastest -> fastest.store().equals(result.store())
                        || statements.stream()
                                .anyMatch(statement -> statement.percentile().equals("p50")
                                        && statement.first().equals(fastest.store())
                                        && statement.second().equals(result.store())
                                        && statement.clear()));
        return new LatencyRow(names.title(result.store()), standIn, names.style(result.store()), result, ratio, clear);
    }

    /** The median over rounds, which is what the interval is of; with too few rounds for one, that of all answers. */
    static Optional<Double> median(LatencyResult result) {
        double[] rounds = result.roundMicros().getOrDefault("p50", List.of()).stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
        return rounds.length >= Bootstrap.LEAST_ROUNDS
                ? Optional.of(Bootstrap.median(rounds))
                : Optional.ofNullable(result.responseMicros()).map(Percentiles::p50);
    }

    /** The median response time with its interval, in milliseconds; empty if withheld. */
    public String medianText() {
        List<Double> interval = result.interval95().getOrDefault("p50", List.of());
        return median(result)
                .map(median -> micros(median)
                        + (interval.isEmpty()
                                ? ""
                                : " (" + micros(interval.get(0)) + " to " + micros(interval.get(1)) + ")"))
                .orElse("");
    }

    /** The 95th percentile in milliseconds; empty if withheld or there were too few samples. */
    public String p95() {
        return told(Percentiles::p95);
    }

    /** The 99th percentile in milliseconds; empty if withheld or there were too few samples. */
    public String p99() {
        return told(Percentiles::p99);
    }

    /** The median of the time from sending to the answer, in milliseconds; empty if withheld. */
    public String service() {
        return Optional.ofNullable(result.serviceMicros())
                .map(Percentiles::p50)
                .map(LatencyRow::micros)
                .orElse("");
    }

    /**
     * Answers per second. Where a rate was sustained they are all that became due, which at random times are more or
     * less than the rate asked for; only where it was not does that rate stand beside them.
     */
    public String throughput() {
        Double target = result.targetRate();
        return Figures.rate(result.achievedRate())
                + (target == null || result.sustained() ? "" : " of " + Figures.rate(target));
    }

    /** As in {@code 2.1×}, or ≈ where there is no clear difference; empty where there is nothing to compare. */
    public String ratioText() {
        return ratio == null ? "" : clear ? String.format(Locale.ROOT, "%.1f×", ratio) : "≈";
    }

    /** The bar's width in hundredths, on a logarithmic scale from 1× to 100×; −1 without one. */
    public int percent() {
        return ratio == null ? -1 : (int) Math.round(Math.clamp(Math.log10(ratio) / 2, 0.02, 1) * 100);
    }

    /** What makes these figures worth less, in a few words each. */
    public List<String> doubts() {
        return List.of(
                        result.rounds() > 0 && !result.steady() ? NOT_STEADY : "",
                        result.clientCpuShare() >= ClientWatch.BUSY
                                ? String.format(
                                        Locale.ROOT,
                                        "client used %.0f%% of the processor",
                                        100 * result.clientCpuShare())
                                : "",
                        result.client() != null && result.client().pausedShare() >= 0.01
                                ? String.format(
                                        Locale.ROOT,
                                        "client paused for up to %.0f ms",
                                        result.client().longestPauseMicros() / 1e3)
                                : "",
                        isMachineBusy(result) ? "whole machine busy" : "",
                        result.errors() > 0 ? Figures.counted(result.errors(), "error") : "")
                .stream()
                .filter(doubt -> !doubt.isEmpty())
                .toList();
    }

    static boolean isMachineBusy(LatencyResult result) {
        return result.client() != null
                && result.client().machineCpuShare() != null
                && result.client().machineCpuShare() >= ClientWatch.MACHINE_BUSY;
    }

    private String told(Function<Percentiles, @Nullable Double> percentile) {
        return Optional.ofNullable(result.responseMicros())
                .map(percentile)
                .map(LatencyRow::micros)
                .orElse("");
    }

    private static String micros(double micros) {
        return Figures.millis(micros / 1e3);
    }
}
