package dev.polyshop.contract.catalog;

/** The order of a catalogue page. Ties are broken by id, ascending. */
public enum ProductSort {
    /** By id, which is by the time the product was made, newest first (descending id). */
    NEWEST_FIRST,
    /** By price in minor units, whatever the currency, lowest first. */
    CHEAPEST_FIRST,
    /** By price in minor units, whatever the currency, highest first. */
    DEAREST_FIRST
}
