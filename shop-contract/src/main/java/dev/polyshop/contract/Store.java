package dev.polyshop.contract;

import dev.polyshop.contract.engine.EngineFacts;
import java.util.List;
import java.util.Optional;

/**
 * A shop's data in a running engine, under a namespace of its own. Closing it lets go of its connections, and removes
 * the namespace and all in it unless {@link StoreSettings#keep()} says otherwise.
 */
public interface Store extends AutoCloseable {

    /** The store's name, as in {@code relational}. */
    String name();

    /** What serves it. */
    EngineFacts engine();

    /** Its ways to do the shop's work, from naive to strongest. */
    List<Mode> modes();

    /** The modes that only the engine at hand, a stand-in, takes away; none of {@link #modes()}. */
    default List<AbsentMode> absentModes() {
        return List.of();
    }

    /** The mode recommended for a shop; one of {@link #modes()}. */
    Mode defaultMode();

    /** The shop in the default mode. */
    default Shop shop() {
        return shop(defaultMode());
    }

    /**
     * The shop in one of the store's modes; all modes work on the same data.
     *
     * @throws IllegalArgumentException if the mode is not one of {@link #modes()}
     */
    Shop shop(Mode mode);

    /** How far this store, on this engine, has a capability. */
    Support support(Capability capability);

    /** The store's own bulk path, to compare the shop's import with. */
    BulkFloor bulkFloor();

    /** The same commands through the bare driver, to price the mapping layer; empty for a store that has no driver. */
    default Optional<DriverFloor> driverFloor() {
        return Optional.empty();
    }

    /** @throws StoreUnavailableException if the namespace could not be removed */
    @Override
    void close();
}
