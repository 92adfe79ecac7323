package dev.polyshop.comparison.consistency.history;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A growing set, as its writers and its readers know it. What was acknowledged has to be found; what was refused must
 * not be; what got no answer may be either way.
 *
 * @param lost acknowledged and not found
 * @param phantom refused or never asked for, and found
 */
public record SetCompleteness<T>(Set<T> lost, Set<T> phantom) {

    /**
     * @param acknowledged what the store said it has
     * @param unanswered what the store gave no answer on
     * @param found what a reader found afterwards
     */
    public static <T> SetCompleteness<T> of(Set<T> acknowledged, Set<T> unanswered, Set<T> found) {
        Set<T> lost = new LinkedHashSet<>(acknowledged);
        lost.removeAll(found);
        Set<T> phantom = new LinkedHashSet<>(found);
        phantom.removeAll(acknowledged);
        phantom.removeAll(unanswered);
        return new SetCompleteness<>(lost, phantom);
    }

    /** Whether nothing is lost and nothing is there that must not be. */
    public boolean holds() {
        return lost.isEmpty() && phantom.isEmpty();
    }
}
