package dev.polyshop.contract.engine;

import java.util.Locale;

/** How a store's server is reached. */
public enum EngineWay {
    /** A server that somebody else runs, at a given address. Nothing there is started, stopped or configured. */
    EXTERNAL,
    /** A server in a container. */
    CONTAINER,
    /**
     * A server started as a child process, or inside this one, on a free loopback port, with its data in a temporary
     * folder.
     */
    EMBEDDED;

    /** The word used on the command line and in results: {@code external}, {@code container}, {@code embedded}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
