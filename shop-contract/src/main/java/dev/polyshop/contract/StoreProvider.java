package dev.polyshop.contract;

import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineOption;
import dev.polyshop.contract.engine.EngineRequest;
import java.util.List;

/**
 * A kind of store: the one door through which the suite comes in, found with {@link java.util.ServiceLoader}. A fifth
 * store is a module with one more of these.
 */
public interface StoreProvider {

    /**
     * Short and stable: {@code relational}, {@code document}, {@code keyvalue}, {@code search}, or a name of its own.
     */
    String name();

    /** The product behind it, as in {@code PostgreSQL}. */
    String product();

    /** Where it stands in reports: lower comes first. The four are 10, 20, 30 and 40. */
    default int position() {
        return 100;
    }

    /**
     * The ways its server can be reached here and now, best first, also those that cannot with the reason why not.
     * Quick: looks at the environment and starts nothing.
     */
    List<EngineOption> engines(EngineRequest request);

    /**
     * Reaches or starts the server by the way asked for; by {@code auto}, the first that serves.
     *
     * @throws StoreUnavailableException if there is none, with what to do about it
     */
    Engine start(EngineRequest request);

    /**
     * The durability settings worth comparing, safest first; the first is what a store is opened with when nothing is
     * asked. None means that there is nothing to choose, and that the mode's promise stands for itself.
     */
    default List<DurabilitySetting> durabilitySettings() {
        return List.of();
    }

    /**
     * The settings worth comparing for how soon lists and searches see a write, beside what a store is opened with when
     * nothing is asked. None means that there is nothing to choose.
     */
    default List<FreshnessSetting> freshnessSettings() {
        return List.of();
    }
}
