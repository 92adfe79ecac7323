package dev.polyshop.search.inventory;

/** The ways that pieces move. */
public enum Movement {
    /** From on hand to reserved. */
    TAKE,
    /** From reserved to on hand. */
    RELEASE,
    /** From reserved to sold. */
    SELL
}
