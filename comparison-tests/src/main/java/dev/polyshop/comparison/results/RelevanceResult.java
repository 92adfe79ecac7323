package dev.polyshop.comparison.results;

/**
 * How good a store's search is by people's judgments.
 *
 * @param store the store's name
 * @param queries how many judged queries were asked
 * @param ndcg10 mean normalised discounted cumulative gain of the first ten hits, 0 to 1
 * @param condensedNdcg10 the same over the judged hits alone
 * @param judged10 the share of the first ten hits that somebody judged, 0 to 1
 * @param zeroResults queries without a hit
 * @param medianMillis the median time of a query that asks for 50 hits, one at a time
 */
public record RelevanceResult(
        String store,
        int queries,
        double ndcg10,
        double condensedNdcg10,
        double judged10,
        int zeroResults,
        double medianMillis) {}
