package dev.polyshop.comparison.consistency.history;

import java.util.Optional;

/**
 * How a record answers when one call comes after the other.
 *
 * @param <S> its state
 * @param <I> what it is asked
 * @param <O> what it answers
 */
public interface SequentialModel<S, I, O> {

    /** The state before the first call. */
    S initial();

    /** The state after a call; empty if the record could not have given this answer in this state. */
    Optional<S> after(S state, I input, O output);

    /** The state after a call whose answer is not known, if it happened in this state. */
    S afterUnanswered(S state, I input);

    /** Whether a call with this answer leaves the state as it is, so that it can be left out of an explanation. */
    boolean onlyObserves(I input, O output);
}
