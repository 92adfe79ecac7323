package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.HighestRateResult;
import dev.polyshop.comparison.results.HighestRateResult.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the highest rate of an open loop at which the 99th percentile of the response time stays under a limit: doubles
 * the rate until it does not, and halves the gap until it is a tenth of the rate. A store's capacity is not one number
 * but depends on the limit, and near it the outcome of a trial is partly chance; so a rate has failed when it failed
 * twice, and every trial is told.
 */
public final class HighestRate {

    /** The rate tried first, per second. */
    private static final double FIRST = 400;

    private static final double LEAST = 10;
    private static final double MOST = 200_000;
    private static final double CLOSE_ENOUGH = 1.1;

    private final LatencyData data;
    private final LatencyProfile profile;
    private final double limitMicros;
    private final long seed;
    private final Consumer<String> progress;

    /**
     * @param profile how long to warm up, and how long a rate is tried at least; longer at low rates, for a thousand
     *     operations
     * @param limit what the 99th percentile has to stay under
     * @param progress told of every trial
     */
    public HighestRate(LatencyData data, LatencyProfile profile, Duration limit, long seed, Consumer<String> progress) {
        this.data = data;
        this.profile = profile;
        this.limitMicros = limit.toNanos() / 1e3;
        this.seed = seed;
        this.progress = progress;
    }

    /** Searches. */
    public HighestRateResult find(Subject subject, Workload workload) {
        boolean steady = WarmUp.run(subject, data, workload, seed, profile.warmUp());
        List<Trial> tried = new ArrayList<>();
        double kept = 0;
        double failed = Double.POSITIVE_INFINITY;
        double next = FIRST;
        while (next >= LEAST && next <= MOST) {
            if (isKept(subject, workload, next, tried)) {
                kept = next;
            } else {
                failed = next;
            }
            if (failed / Math.max(kept, LEAST / CLOSE_ENOUGH) <= CLOSE_ENOUGH) {
                break;
            }
            next = Double.isInfinite(failed) ? 2 * kept : kept == 0 ? failed / 2 : (kept + failed) / 2;
        }
        return new HighestRateResult(
                subject.name(),
                workload.name(),
                limitMicros,
                kept == 0 ? null : (Double) kept,
                Double.isFinite(failed),
                tried,
                steady);
    }

    private boolean isKept(Subject subject, Workload workload, double rate, List<Trial> tried) {
        boolean kept = false;
        for (int time = 0; time < 2 && !kept; time++) {
            Trial outcome = attempt(subject, workload, rate, seed + time);
            tried.add(outcome);
            progress.accept(sentence(subject, workload, outcome));
            kept = outcome.kept();
        }
        return kept;
    }

    private Trial attempt(Subject subject, Workload workload, double rate, long seed) {
        OperationMix mix = new ShopUnderLoad(subject.shop(), data, workload.skew(), seed).mix(workload);
        // A tenth more than the thousand samples that a 99th percentile takes: arrivals are random.
        double seconds = Math.max(profile.trial().toNanos() / 1e9, 1.1 * Percentile.samples(99) / rate);
        OperationMix others = new ShopUnderLoad(subject.shop(), data, workload.skew(), ~seed).mix(workload);
        LoadGenerator.run(LoadPlan.closed(1, LatencyProfile.LEAD_IN), others);
        Measured measured = LoadGenerator.run(
                workload.atRate(rate).pace().plan(workload.workers(), Duration.ofNanos((long) (seconds * 1e9)), seed),
                mix);
        Latencies total = measured.total();
        Double p99 = measured.sustained() ? Percentile.micros(total.response(), 99) : null;
        return new Trial(
                rate,
                measured.sustained(),
                total.errors(),
                p99,
                total.errors() == 0 && p99 != null && p99 < limitMicros);
    }

    private static String sentence(Subject subject, Workload workload, Trial trial) {
        String found = trial.p99Micros() == null
                ? trial.errors() > 0 ? trial.errors() + " errors" : "not sustained"
                : String.format("p99 %.1f ms", trial.p99Micros() / 1e3);
        return String.format(
                "  %s, %s: %.0f per second, %s, %s",
                subject.name(), workload.name(), trial.perSecond(), found, trial.kept() ? "kept" : "not kept");
    }
}
