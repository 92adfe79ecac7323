package dev.polyshop.comparison.latency;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is kept of a round when its histograms have been added to those of the rounds before: memory must not grow with
 * the number of rounds.
 *
 * @param kinds by kind of operation
 * @param punctuality whether operations began when they were due
 */
public record RoundFigures(List<Kind> kinds, Punctuality punctuality) {

    /**
     * One kind of operation.
     *
     * @param performed right answers and errors
     * @param responseP50 the median of the response time in nanoseconds; empty with too few answers to tell it
     * @param responseP95 its 95th percentile
     * @param serviceP50 the median of the service time
     */
    public record Kind(
            long performed, OptionalDouble responseP50, OptionalDouble responseP95, OptionalDouble serviceP50) {

        private static Kind of(Latencies latencies) {
            return new Kind(
                    latencies.performed(),
                    Percentile.inRound(latencies.response(), 50),
                    Percentile.inRound(latencies.response(), 95),
                    Percentile.inRound(latencies.service(), 50));
        }
    }

    static RoundFigures of(Measured measured) {
        return new RoundFigures(measured.kinds().stream().map(Kind::of).toList(), measured.punctuality());
    }

    /** Operations of all kinds that were answered in a second, errors included. */
    public double achievedRate() {
        return kinds.stream().mapToLong(Kind::performed).sum() / seconds();
    }

    double seconds() {
        return punctuality.elapsed().toNanos() / 1e9;
    }
}
