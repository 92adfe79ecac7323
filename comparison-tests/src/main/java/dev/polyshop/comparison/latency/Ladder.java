package dev.polyshop.comparison.latency;

import dev.polyshop.comparison.results.LadderResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Collects what was measured at each size, step by step, and fits how it grows. */
public final class Ladder {

    private final Over over;
    private final long seed;
    private final Map<Rung, List<Step>> rungs = new LinkedHashMap<>();

    /** What is varied. */
    public enum Over {
        /** Orders in the shop, asked by one worker: how latency grows. */
        ORDERS("orders", "latency"),
        /** Workers, over the same data: how throughput grows. */
        WORKERS("workers", "throughput");

        private final String word;
        private final String figure;

        Over(String word, String figure) {
            this.word = word;
            this.figure = figure;
        }
    }

    private record Rung(String store, String operation) {}

    /** With one figure a round; no medians where one could not be told. */
    private record Step(long at, long errors, double[] medians, double[] rates, boolean steady) {

        static Step of(long at, WorkloadRounds rounds) {
            return new Step(
                    at,
                    rounds.pooled().getFirst().errors(),
                    rounds.rounds().stream()
                            .map(round -> round.kinds().getFirst().serviceP50())
                            .flatMapToDouble(OptionalDouble::stream)
                            .map(nanos -> nanos / 1e3)
                            .toArray(),
                    rounds.rounds().stream()
                            .mapToDouble(RoundFigures::achievedRate)
                            .toArray(),
                    rounds.steady());
        }

        boolean isTold() {
            return errors == 0 && medians.length >= Bootstrap.LEAST_ROUNDS && medians.length == rates.length;
        }
    }

    /** @param seed of the resampling */
    public Ladder(Over over, long seed) {
        this.over = over;
        this.seed = seed;
    }

    /** What a step of the ladder measures: one operation in a closed loop. */
    public static Workload step(ShopOperation operation, double skew, int workers) {
        return new Workload(
                operation.word(),
                operation.title(),
                skew,
                new Pace.Closed(),
                workers,
                List.of(new Workload.Share(operation, 1)));
    }

    /** Adds what one operation took at a size; sizes come in rising order. */
    public void add(long at, WorkloadRounds rounds) {
        String operation = rounds.workload().operations().getFirst().operation().word();
        rungs.computeIfAbsent(new Rung(rounds.subject(), operation), rung -> new ArrayList<>())
                .add(Step.of(at, rounds));
    }

    /** What was measured, by store and operation. */
    public List<LadderResult> results() {
        return rungs.entrySet().stream()
                .map(entry -> result(entry.getKey(), entry.getValue()))
                .toList();
    }

    private LadderResult result(Rung rung, List<Step> steps) {
        @Nullable
        Interval exponent = exponent(steps.stream().filter(Step::isTold).toList());
        return new LadderResult(
                rung.store(),
                rung.operation(),
                over.word,
                over.figure,
                steps.stream().map(this::told).toList(),
                exponent == null ? null : exponent.value(),
                exponent == null ? List.of() : List.of(exponent.low(), exponent.high()));
    }

    private @Nullable Interval exponent(List<Step> steps) {
        if (steps.size() < 2) {
            return null;
        }
        return GrowthExponent.fit(
                steps.stream().mapToDouble(Step::at).toArray(),
                steps.stream()
                        .map(step -> over == Over.ORDERS ? step.medians() : step.rates())
                        .toList(),
                seed);
    }

    private LadderResult.Step told(Step step) {
        if (!step.isTold()) {
            return new LadderResult.Step(step.at(), step.errors(), null, List.of(), null, List.of(), step.steady());
        }
        Interval median = Bootstrap.median(step.medians(), seed);
        Interval rate = Bootstrap.median(step.rates(), seed);
        return new LadderResult.Step(
                step.at(),
                step.errors(),
                median.value(),
                List.of(median.low(), median.high()),
                rate.value(),
                List.of(rate.low(), rate.high()),
                step.steady());
    }
}
