package dev.polyshop.contract;

import java.util.Map;
import java.util.Set;

/**
 * One way to trade the speed of a write for how soon lists and searches see it. The consistency lab measures the time
 * until an acknowledged write is seen under each.
 *
 * @param name short and stable, in the server's own words, as in {@code refresh=wait_for}
 * @param title when a write is seen, in one sentence a student understands
 * @param storeOptions what to ask of the store ({@link StoreSettings#withOptions})
 * @param promises what holds under it beyond what the mode promises
 */
public record FreshnessSetting(String name, String title, Map<String, String> storeOptions, Set<Guarantee> promises) {

    /** Keeps its own copies. */
    public FreshnessSetting {
        storeOptions = Map.copyOf(storeOptions);
        promises = Set.copyOf(promises);
    }
}
