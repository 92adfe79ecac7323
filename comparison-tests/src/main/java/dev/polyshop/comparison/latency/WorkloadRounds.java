package dev.polyshop.comparison.latency;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One subject under one workload.
 *
 * @param subject its name
 * @param workload what was done
 * @param steady whether the warm-up became steady before its time was up
 * @param rounds what each round measured
 * @param watched what the client's own process did meanwhile, round by round
 */
public record WorkloadRounds(
        String subject, Workload workload, boolean steady, List<Measured> rounds, List<ClientWatch.Reading> watched) {

    /** Whether the rate was reached over all rounds. */
    public boolean sustained() {
        return Measured.sustained(rounds);
    }

    /** All rounds of one kind of operation together. */
    public Latencies pooled(int kind) {
        return rounds.stream()
                .map(round -> round.kinds().get(kind))
                .reduce(Latencies::plus)
                .orElseThrow();
    }

    /** Operations of one kind that were answered in a second, errors included. */
    public double achievedRate(int kind) {
        double seconds =
                rounds.stream().mapToLong(round -> round.elapsed().toNanos()).sum() / 1e9;
        return rounds.stream()
                        .mapToLong(round -> round.kinds().get(kind).performed())
                        .sum()
                / seconds;
    }

    /**
     * One figure a round: a percentile of the response time of one kind of operation, in nanoseconds. A round with too
     * few answers of this kind to tell it has none.
     */
    public List<OptionalDouble> percentile(int kind, double percentile) {
        return rounds.stream()
                .map(round -> round.kinds().get(kind).response())
                .map(response -> response.getTotalCount() < Percentile.samplesInRound(percentile)
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(response.getValueAtPercentile(percentile)))
                .toList();
    }
}
