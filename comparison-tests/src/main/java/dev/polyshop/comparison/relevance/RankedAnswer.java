package dev.polyshop.comparison.relevance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first hits of one query, held against its judgments.
 *
 * @param skus the hits, best first; more than ten count for the condensed figure only
 * @param ratings what was judged for this query
 */
record RankedAnswer(List<String> skus, Map<String, Integer> ratings) {

    private static final int DEPTH = 10;

    /**
     * Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002) with the gain 2^rating − 1
     * (Burges et al. 2005). Hits that nobody judged gain nothing. Empty if nothing relevant was judged for this query.
     */
    Optional<Double> ndcg() {
        return normalised(skus.stream().map(sku -> ratings.getOrDefault(sku, 0)).toList());
    }

    /** The same over judged hits alone, which does not punish finding what nobody judged (Sakai 2007). */
    Optional<Double> condensedNdcg() {
        return normalised(
                skus.stream().filter(ratings::containsKey).map(ratings::get).toList());
    }

    /** How many hits there are among the first ten. */
    int hits() {
        return Math.min(DEPTH, skus.size());
    }

    /** How many of them were judged. */
    long judgedHits() {
        return skus.stream().limit(DEPTH).filter(ratings::containsKey).count();
    }

    private Optional<Double> normalised(List<Integer> ranked) {
        double ideal =
                gain(ratings.values().stream().sorted(Comparator.reverseOrder()).toList());
        return ideal == 0 ? Optional.empty() : Optional.of(gain(ranked) / ideal);
    }

    private static double gain(List<Integer> ranked) {
        double sum = 0;
        for (int place = 0; place < Math.min(DEPTH, ranked.size()); place++) {
            sum += ((1 << ranked.get(place)) - 1) / (Math.log(place + 2) / Math.log(2));
        }
        return sum;
    }
}
