package dev.polyshop.contract;

/**
 * What a store is taken to be able to do, unless it declares otherwise ({@link Store#support}). The suite asserts the
 * declared difference; a difference that nobody declared is a failure.
 */
public enum Capability {
    /** Products are found by words of their name, description, brand or tags. */
    FULL_TEXT_SEARCH,
    /** A word finds its inflected forms: "printers" finds "printer". */
    SEARCH_STEMMING,
    /** A word of five letters or more is found with one letter wrong. */
    SEARCH_TYPO_TOLERANCE,
    /** Words in double quotes are found only next to each other, in that order. */
    SEARCH_PHRASE,
    /** A product that matches in its name ranks above one that matches only in its description. */
    SEARCH_RELEVANCE,
    /** A hit says which words of it matched. */
    SEARCH_HIGHLIGHT,
    /** The pages of one search show every hit once even while products are added. */
    SEARCH_STABLE_PAGES,
    /** An acknowledged write is in the next list (category page, order history, reviews of a product). */
    LISTS_SEE_WRITES_AT_ONCE,
    /** An acknowledged write is in the next search. */
    SEARCH_SEES_WRITES_AT_ONCE,
    /** An acknowledged order is in the next report. */
    REPORTS_SEE_WRITES_AT_ONCE,
    /** An operation that changes many records (rename an attribute, erase a customer) is seen whole or not at all. */
    ATOMIC_BULK_CHANGE,
    /** While an order is placed, nobody sees some of its lines reserved and others not. */
    ISOLATED_ORDER_PLACEMENT,
    /** Several records are read and written as one unit that can be rolled back. */
    MULTI_RECORD_TRANSACTION,
    /** What a unit has written to several records is seen by others whole or not at all. */
    UNITS_SEEN_WHOLE
}
