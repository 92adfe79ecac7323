package dev.polyshop.comparison.latency;

import java.util.List;

/**
 * How a figure grows with what it is measured over: the exponent b of figure = a · size^b, by least squares on the
 * logarithms of both. 0 is a figure that does not grow, 1 one that grows as fast as the size. The interval comes from
 * the rounds of every size, drawn again; it says how well the exponent is known if the law holds, and not whether it
 * does, which the plot shows.
 */
public final class GrowthExponent {

    private static final double CONFIDENCE = 0.95;

    private GrowthExponent() {}

    /**
     * Fits.
     *
     * @param sizes at least two different ones, above 0
     * @param rounds for each size one figure a round, above 0, at least 6
     */
    public static Interval fit(double[] sizes, List<double[]> rounds, long seed) {
        if (sizes.length < 2 || sizes.length != rounds.size()) {
            throw new IllegalArgumentException(
                    "an exponent needs two sizes with their rounds, not " + sizes.length + " with " + rounds.size());
        }
        return Bootstrap.of(rounds.stream().map(each -> each.length).toList(), CONFIDENCE, seed, drawn -> {
            double[] medians = new double[sizes.length];
            for (int i = 0; i < medians.length; i++) {
                medians[i] = Bootstrap.median(Bootstrap.pick(rounds.get(i), drawn.get(i)));
            }
            return slope(sizes, medians);
        });
    }

    private static double slope(double[] sizes, double[] figures) {
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < sizes.length; i++) {
            meanX += Math.log(sizes[i]) / sizes.length;
            meanY += Math.log(figures[i]) / sizes.length;
        }
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < sizes.length; i++) {
            double x = Math.log(sizes[i]) - meanX;
            covariance += x * (Math.log(figures[i]) - meanY);
            variance += x * x;
        }
        return covariance / variance;
    }
}
