package dev.polyshop.keyvalue.search;

/**
 * Weights in whole ten-thousandths. Redis adds the scores of a union in doubles, smallest set first, and which set is
 * the smallest changes with every product: with fractions the last digits of a sum would change with it. Sums of
 * products of whole numbers are exact in any order, as long as they stay below 2⁵³, and those of a thousand words do.
 */
final class Exact {

    private static final double UNIT = 10_000;

    private Exact() {}

    /** A weight in ten-thousandths, at least one. */
    static long weight(double weight) {
        return Math.max(1, Math.round(weight * UNIT));
    }

    /** The score that a rank stands for: a sum of products of two weights, its sign turned over. */
    static double score(String rank) {
        return -Double.parseDouble(rank) / (UNIT * UNIT);
    }
}
