package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.comparison.stores.RunningStores.Running;
import java.util.Optional;

/**
 * What all rules on one store share.
 *
 * @param running the store and its engine
 * @param seed what random sequences begin with
 * @param sequences how much random work there is
 * @param calendar the days that are still quiet in this shop
 * @param data what the shop was filled with, if anything, and the reference figures over it
 */
public record StoreRunContext(
        Running running, long seed, SequencePlan sequences, QuietCalendar calendar, Optional<DataUnderTest> data) {}
