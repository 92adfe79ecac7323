package dev.polyshop.comparison.consistency.history;

/**
 * What it says that something was never seen in so many independent trials: with 95% confidence it happens in no more
 * than this share of them, were they repeated under the same conditions.
 *
 * <p>The exact form is used, the {@code p} for which no sighting in {@code n} trials has a chance of 5%: 1 −
 * 0.05<sup>1/n</sup>. For many trials that is about 3/n, hence the name (Hanley and Lippman-Hand 1983).
 */
public final class RuleOfThree {

    private RuleOfThree() {}

    /** @throws IllegalArgumentException if there was no trial: then nothing can be said */
    public static double upperBound95(long trials) {
        if (trials < 1) {
            throw new IllegalArgumentException("no bound follows from " + trials + " trials");
        }
        return -Math.expm1(Math.log(0.05) / trials);
    }
}
