package dev.polyshop.comparison.results;

import org.jspecify.annotations.Nullable;

/**
 * How good a store's search is by people's judgments.
 *
 * @param store the store's name
 * @param queries how many judged queries were asked
 * @param ndcg10 mean normalised discounted cumulative gain of the first ten hits, 0 to 1; null where nothing relevant
 *     was judged for any query
 * @param condensedNdcg10 the same over the judged hits alone
 * @param judged10 the share of the first ten hits that somebody judged, 0 to 1; null without a hit
 * @param zeroResults queries without a hit
 * @param medianMillis the median time of a query that asks for 50 hits, one at a time: rough, and not compared
 * @param rankedQueries queries for which something relevant was judged, which the means are over; null in results of
 *     before it was told
 */
public record RelevanceResult(
        String store,
        int queries,
        @Nullable Double ndcg10,
        @Nullable Double condensedNdcg10,
        @Nullable Double judged10,
        int zeroResults,
        double medianMillis,
        @Nullable Integer rankedQueries) {}
