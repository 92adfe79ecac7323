package dev.polyshop.contract;

/**
 * A mode that the store has on the real product and not on the engine at hand, a stand-in. It shows as not run, with
 * its reason, instead of not at all.
 *
 * @param mode the mode, with what it promises where it is there
 * @param reason what the engine lacks, in a sentence
 */
public record AbsentMode(Mode mode, String reason) {}
