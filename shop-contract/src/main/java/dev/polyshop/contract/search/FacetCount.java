package dev.polyshop.contract.search;

/**
 * One value of a facet.
 *
 * @param value the value as displayed
 * @param count how many of all hits have it, on this page or not
 */
public record FacetCount(String value, long count) {}
