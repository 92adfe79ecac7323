package dev.polyshop.contract.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import java.util.Optional;

/** A running server. Closing it stops what was started, and removes its data; it never stops an external server. */
public interface Engine extends AutoCloseable {

    /** What it is. */
    EngineFacts facts();

    /** Where it listens. */
    HostAndPort address();

    /**
     * Opens a shop's data under a namespace, making or upgrading its schema first. Several may be open at once.
     *
     * @throws dev.polyshop.contract.StoreUnavailableException if the server does not answer, with what to do about it
     */
    Store open(StoreSettings settings);

    /**
     * Why no proxy can stand between it and a shop ({@link StoreSettings#through}), in a sentence; empty if one can, as
     * long as the address can be reached.
     */
    default Optional<String> noProxyBecause() {
        return Optional.empty();
    }

    /** The server's process, where Polyshop started one and so may hurt it. */
    Optional<ServerControl> control();

    @Override
    void close();
}
