package dev.polyshop.contract.engine;

import dev.polyshop.contract.HostAndPort;

/**
 * A server in a container, hurt on purpose as a process of one's own would be. Closing it removes it with its data; the
 * end of the JVM does so too.
 */
public interface RunningContainer extends ServerControl, AutoCloseable {

    /** Where its port is reached from here; the same after a restart. */
    HostAndPort address();

    /**
     * A file inside it.
     *
     * @param path absolute
     * @throws dev.polyshop.contract.StoreUnavailableException if it is not there or cannot be read
     */
    byte[] read(String path);

    @Override
    void close();
}
