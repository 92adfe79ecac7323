package dev.polyshop.comparison.latency;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many times as large one side's figures are as the other's, by the mean of their logarithms with Student's t
 * interval. For many statements at once, which need a high level of confidence, a percentile bootstrap over a few
 * rounds is too narrow (Hesterberg 2015); this is not.
 */
public final class LogRatio {

    private LogRatio() {}

    /**
     * Of rounds that ran next to each other, one of each side: what slowed the machine down then slowed both.
     *
     * @param first one figure a round, above 0, at least 6
     * @param second one figure a round, as many
     * @param confidence above 0, below 1
     */
    public static Interval paired(double[] first, double[] second, double confidence) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("rounds come in pairs, not " + first.length + " and " + second.length);
        }
        Sample logs = Sample.of(IntStream.range(0, first.length)
                .mapToDouble(round -> Math.log(first[round] / second[round]))
                .toArray());
        return interval(logs.mean, logs.squaredError, logs.count - 1, confidence);
    }

    /**
     * Of rounds that did not take turns (Welch 1947).
     *
     * @param first one figure a round, above 0, at least 6
     * @param second one figure a round, at least 6
     * @param confidence above 0, below 1
     */
    public static Interval independent(double[] first, double[] second, double confidence) {
        Sample one = Sample.of(Arrays.stream(first).map(Math::log).toArray());
        Sample two = Sample.of(Arrays.stream(second).map(Math::log).toArray());
        double squaredError = one.squaredError + two.squaredError;
        double freedom = squaredError == 0
                ? one.count + two.count - 2
                : squaredError
                        * squaredError
                        / (one.squaredError * one.squaredError / (one.count - 1)
                                + two.squaredError * two.squaredError / (two.count - 1));
        return interval(one.mean - two.mean, squaredError, freedom, confidence);
    }

    private record Sample(int count, double mean, double squaredError) {

        static Sample of(double[] values) {
            if (values.length < Bootstrap.LEAST_ROUNDS) {
                throw new IllegalArgumentException(
                        "an interval needs at least " + Bootstrap.LEAST_ROUNDS + " rounds, not " + values.length);
            }
            DoubleStatistics all =
                    DoubleStatistics.builder(Statistic.MEAN, Statistic.VARIANCE).build(values);
            return new Sample(
                    values.length,
                    all.getAsDouble(Statistic.MEAN),
                    all.getAsDouble(Statistic.VARIANCE) / values.length);
        }
    }

    private static Interval interval(double mean, double squaredError, double freedom, double confidence) {
        double reach =
                TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2) * Math.sqrt(squaredError);
        return new Interval(Math.exp(mean - reach), Math.exp(mean), Math.exp(mean + reach));
    }
}
