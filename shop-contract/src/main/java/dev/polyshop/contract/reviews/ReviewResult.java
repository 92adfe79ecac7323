package dev.polyshop.contract.reviews;

/** The outcome of adding a review. */
public enum ReviewResult {
    /** It is there. */
    ADDED,
    /** The customer has reviewed the product before; nothing was changed. */
    ALREADY_REVIEWED,
    /** There is no such product; nothing was changed. */
    UNKNOWN_PRODUCT,
    /** There is no such customer; nothing was changed. */
    UNKNOWN_CUSTOMER
}
