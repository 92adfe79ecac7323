package dev.polyshop.contract.catalog;

/**
 * A category and how many products stand in it.
 *
 * @param category the category
 * @param products how many products stand in it or below it; at least 1
 */
public record CategoryCount(CategoryPath category, long products) {}
