package dev.polyshop.search.engine;

import org.jspecify.annotations.Nullable;

/**
 * A document that a unit of work can claim for the moment of its commit: nobody else changes it until the claim is
 * gone. It stays readable, as it was.
 */
public interface Claimable<D> {

    /** The attempt that has claimed it, if any. */
    @Nullable
    String claimedBy();

    /** The same document under another claim, or none. */
    D withClaim(@Nullable String attempt);
}
