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
     * The engine at hand lacks it, a stand-in or a server of others without an optional part: the check is not run.
     *
     * @param reason what the engine lacks, in a sentence
     */
    record NotOnThisEngine(String reason) implements Support {}
}
