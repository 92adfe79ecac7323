package dev.polyshop.keyvalue.search;

/**
 * How a word of the index is looked for.
 *
 * @param weight how much it counts, see {@link Exact}
 * @param alone whether it is looked for by itself, and not only as a part of phrases
 */
record Term(long weight, boolean alone) {}
