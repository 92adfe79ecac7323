package dev.polyshop.comparison.datasets.files;

import dev.polyshop.comparison.datasets.RejectionReason;

/**
 * Why a row cannot be read at all.
 *
 * @param reason for counting
 * @param message in a few words
 */
public record RowFault(RejectionReason reason, String message) {}
