package dev.polyshop.comparison.latency;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Percentile bootstrap over rounds (Efron 1979). Single latencies of one round are not independent, but rounds that
 * were interleaved with those of other stores are close to it; so rounds are what is drawn again, with replacement.
 */
public final class Bootstrap {

    /** How often the rounds are drawn again. */
    public static final int RESAMPLES = 10_000;

    private Bootstrap() {}

    /**
     * The median of the rounds' figures with its 95% interval.
     *
     * @param rounds one figure a round, at least 3
     * @param seed the same seed gives the same interval
     */
    public static Interval median(double[] rounds, long seed) {
        return interval(rounds.length, seed, index -> median(pick(rounds, index)));
    }

    /**
     * How many times as large the first side's median is as the second's, with its 95% interval. Round i of both sides
     * ran next to each other, so both are drawn together: what slowed the machine down then slowed both.
     *
     * @param first one figure a round
     * @param second one figure a round, as many
     */
    public static Interval ratio(double[] first, double[] second, long seed) {
        if (first.length != second.length) {
            throw new IllegalArgumentException("rounds come in pairs, not " + first.length + " and " + second.length);
        }
        return interval(first.length, seed, index -> median(pick(first, index)) / median(pick(second, index)));
    }

    private static Interval interval(int rounds, long seed, ToDoubleFunction<int[]> figure) {
        if (rounds < 3) {
            throw new IllegalArgumentException("an interval needs at least 3 rounds, not " + rounds);
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int[] index = new int[rounds];
        Arrays.setAll(index, i -> i);
        double estimate = figure.applyAsDouble(index);
        double[] figures = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            Arrays.setAll(index, ignored -> random.nextInt(rounds));
            figures[i] = figure.applyAsDouble(index);
        }
        Arrays.sort(figures);
        return new Interval(
                figures[(int) Math.floor(RESAMPLES * 0.025)],
                estimate,
                figures[(int) Math.ceil(RESAMPLES * 0.975) - 1]);
    }

    private static double[] pick(double[] rounds, int[] index) {
        double[] picked = new double[index.length];
        Arrays.setAll(picked, i -> rounds[index[i]]);
        return picked;
    }

    private static double median(double[] values) {
        return Median.withDefaults().evaluate(values);
    }
}
