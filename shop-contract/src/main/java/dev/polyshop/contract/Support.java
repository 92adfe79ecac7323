package dev.polyshop.contract;

/** How far a store, on the engine at hand, has a {@link Capability}. */
public sealed interface Support {

    /** As the contract says. */
    record Full() implements Support {}

    /**
     * The store does it otherwise, by its nature: the suite asserts the documented difference.
     *
     * @param reason what happens instead and why, in a sentence
     */
    record Differs(String reason) implements Support {}

    /**
     * The store's engine at hand is a stand-in that lacks it: the check is not run.
     *
     * @param reason what the engine lacks, in a sentence
     */
    record NotOnThisEngine(String reason) implements Support {}
}
