package dev.polyshop.comparison.latency;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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

    /**
     * The least rounds that an interval is drawn from: of fewer, not even their whole range holds the median with 95%.
     */
    public static final int LEAST_ROUNDS = 6;

    private static final double CONFIDENCE = 0.95;

    private Bootstrap() {}

    /**
     * The median of the rounds' figures with its 95% interval.
     *
     * @param rounds one figure a round, at least 6
     * @param seed the same seed gives the same interval
     */
    public static Interval median(double[] rounds, long seed) {
        return of(List.of(rounds.length), CONFIDENCE, seed, drawn -> median(pick(rounds, drawn.getFirst())));
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
        return of(
                List.of(first.length),
                CONFIDENCE,
                seed,
                drawn -> median(pick(first, drawn.getFirst())) / median(pick(second, drawn.getFirst())));
    }

    /**
     * Any figure over groups of rounds that are drawn independently.
     *
     * @param rounds how many rounds each group has, at least 6
     * @param figure from the numbers of the rounds drawn in each group
     */
    static Interval of(List<Integer> rounds, double confidence, long seed, ToDoubleFunction<List<int[]>> figure) {
        rounds.stream().filter(count -> count < LEAST_ROUNDS).findFirst().ifPresent(count -> {
            throw new IllegalArgumentException("an interval needs at least " + LEAST_ROUNDS + " rounds, not " + count);
        });
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<int[]> drawn = rounds.stream()
                .map(count -> IntStream.range(0, count).toArray())
                .toList();
        double estimate = figure.applyAsDouble(drawn);
        double[] figures = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            drawn.forEach(group -> Arrays.setAll(group, ignored -> random.nextInt(group.length)));
            figures[i] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        double tail = (1 - confidence) / 2;
        return new Interval(
                figures[(int) Math.floor(RESAMPLES * tail)],
                estimate,
                figures[(int) Math.ceil(RESAMPLES * (1 - tail)) - 1]);
    }

    static double[] pick(double[] rounds, int[] index) {
        double[] picked = new double[index.length];
        Arrays.setAll(picked, i -> rounds[index[i]]);
        return picked;
    }

    /** The median alone. */
    public static double median(double[] values) {
        return Median.withDefaults().evaluate(values);
    }
}
