package dev.polyshop.comparison.consistency.history;

import java.util.Optional;

/**
 * One call of a client, from the moment it was made to the moment its answer came.
 *
 * @param process the client; it makes one call after the other
 * @param input what was asked
 * @param output what was answered; empty if no answer came, so that the call may have happened at any time after it was
 *     made, or never
 * @param invokedNanos when it was made, by {@link System#nanoTime()}
 * @param returnedNanos when the answer came; {@link Long#MAX_VALUE} without one
 */
public record Operation<I, O>(int process, I input, Optional<O> output, long invokedNanos, long returnedNanos) {

    /** A call whose answer came. */
    public static <I, O> Operation<I, O> answered(int process, I input, O output, long invoked, long returned) {
        return new Operation<>(process, input, Optional.of(output), invoked, returned);
    }

    /** A call whose answer never came. */
    public static <I, O> Operation<I, O> unanswered(int process, I input, long invoked) {
        return new Operation<>(process, input, Optional.empty(), invoked, Long.MAX_VALUE);
    }

    /** The same call, as it looks before its answer came. */
    Operation<I, O> pending() {
        return unanswered(process, input, invokedNanos);
    }
}
