package dev.polyshop.comparison.latency;

import java.util.List;

/**
 * One subject under one workload.
 *
 * @param subject its name
 * @param workload what was done
 * @param steady whether the warm-up became steady before its time was up
 * @param pooled all rounds together, by kind of operation
 * @param rounds what is kept of each round
 * @param watched what the client's own process did meanwhile, round by round
 */
public record WorkloadRounds(
        String subject,
        Workload workload,
        boolean steady,
        List<Latencies> pooled,
        List<RoundFigures> rounds,
        List<ClientWatch.Reading> watched) {

    /** Whether the rate was reached over all rounds. */
    public boolean sustained() {
        return Punctuality.sustained(
                rounds.stream().map(RoundFigures::punctuality).toList());
    }

    /** Operations of one kind that were answered in a second, errors included. */
    public double achievedRate(int kind) {
        return pooled.get(kind).performed()
                / rounds.stream().mapToDouble(RoundFigures::seconds).sum();
    }
}
