package dev.polyshop.contract.search;

/** The order of hits. Ties are broken by product id, ascending. */
public enum SearchSort {
    /** Best match first, as the store sees it. */
    RELEVANCE,
    /** By price in minor units, whatever the currency, lowest first. */
    CHEAPEST_FIRST,
    /** By price in minor units, whatever the currency, highest first. */
    DEAREST_FIRST
}
