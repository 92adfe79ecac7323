package dev.polyshop.contract.search;

import dev.polyshop.contract.Cursor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of hits.
 *
 * @param hits the hits of this page
 * @param total how many hits there are in all, exactly
 * @param facets for each facet asked for, the values that hits have, by count, highest first, and then by value in code
 *     point order; at most {@value #MAX_FACET_VALUES} values
 * @param next where to go on; empty on the last page
 */
public record SearchResult(
        List<SearchHit> hits, long total, Map<Facet, List<FacetCount>> facets, Optional<Cursor> next) {

    /** The most values of a facet. */
    public static final int MAX_FACET_VALUES = 100;

    /** Keeps its own copies. */
    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }
}
