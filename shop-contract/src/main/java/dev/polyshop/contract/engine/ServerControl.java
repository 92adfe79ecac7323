package dev.polyshop.contract.engine;

/** Hurts a server that Polyshop started itself. */
public interface ServerControl {

    /** Ends it at once, as SIGKILL does, with all of its processes. Its data stay. */
    void kill();

    /** Starts it again on the same data and the same port, and returns when it answers. */
    void restart();

    /** Stops it from running without ending it (SIGSTOP to all of its processes). */
    void pause();

    /** Lets it go on (SIGCONT). */
    void resume();
}
