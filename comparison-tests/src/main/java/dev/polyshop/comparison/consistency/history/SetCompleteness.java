package dev.polyshop.comparison.consistency.history;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A growing set, as its writers and its readers know it. What was acknowledged has to be found, once; nothing else must
 * be.
 *
 * @param lost acknowledged and not found
 * @param phantom refused or never asked for, and found
 * @param twice found more than once
 */
public record SetCompleteness<T>(Set<T> lost, Set<T> phantom, Set<T> twice) {

    /**
     * @param acknowledged what the store said it has
     * @param found what a reader found afterwards
     */
    public static <T> SetCompleteness<T> of(Set<T> acknowledged, List<T> found) {
        Set<T> lost = new LinkedHashSet<>(acknowledged);
        Set<T> phantom = new LinkedHashSet<>();
        Set<T> twice = new LinkedHashSet<>();
        Set<T> once = new HashSet<>();
        for (T one : found) {
            lost.remove(one);
            if (!acknowledged.contains(one)) {
                phantom.add(one);
            }
            if (!once.add(one)) {
                twice.add(one);
            }
        }
        return new SetCompleteness<>(lost, phantom, twice);
    }

    /** All that is not as it has to be. */
    public Set<T> wrong() {
        Set<T> wrong = new LinkedHashSet<>(lost);
        wrong.addAll(phantom);
        wrong.addAll(twice);
        return wrong;
    }
}
