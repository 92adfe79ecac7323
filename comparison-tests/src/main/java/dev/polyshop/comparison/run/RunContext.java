package dev.polyshop.comparison.run;

import dev.polyshop.comparison.stores.RunningStores;

/**
 * What a phase works with.
 *
 * @param plan what was asked for
 * @param stores the running stores
 * @param findings what has been found so far
 * @param progress to tell how far it is
 */
public record RunContext(RunPlan plan, RunningStores stores, Findings findings, Progress progress) {}
