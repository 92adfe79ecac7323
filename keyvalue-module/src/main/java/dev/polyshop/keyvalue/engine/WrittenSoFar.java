package dev.polyshop.keyvalue.engine;

/**
 * Whether the call of a port that this thread is in has written something already. If its next command cannot be sent,
 * that one did not happen, but the call as a whole may have.
 */
final class WrittenSoFar {

    private static final ThreadLocal<Boolean> ANYTHING = ThreadLocal.withInitial(() -> false);

    private WrittenSoFar() {}

    /** A call begins. */
    static void begin() {
        ANYTHING.set(false);
    }

    /** The call has written, or writes of it may have been sent whose answers nobody has seen. */
    static void note() {
        ANYTHING.set(true);
    }

    /** Whether it has. */
    static boolean anything() {
        return ANYTHING.get();
    }
}
