package dev.polyshop.comparison.latency;

import java.util.List;

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

    /**
     * One figure a round: a percentile of the response time of one kind of operation, in nanoseconds. Rounds in which
     * nothing of this kind was answered have none.
     */
    public double[] percentile(int kind, double percentile) {
        return rounds.stream()
                .map(round -> round.kinds().get(kind).response())
                .filter(response -> response.getTotalCount() > 0)
                .mapToDouble(response -> response.getValueAtPercentile(percentile))
                .toArray();
    }
}
