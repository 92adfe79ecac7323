package dev.polyshop.comparison.consistency.history;

import dev.polyshop.contract.orders.OrderStatus;
import java.util.Optional;

/**
 * The status of an order: read, or taken one step on where the step is legal.
 *
 * @param initial the status before the first call
 */
public record StatusSteps(OrderStatus initial)
        implements SequentialModel<OrderStatus, StatusSteps.Call, StatusSteps.Answer> {

    /** What a client asks. */
    public sealed interface Call {}

    /** Reads the status. */
    public record Read() implements Call {}

    /** Makes a step. */
    public record Advance(OrderStatus to) implements Call {}

    /** What is answered. */
    public sealed interface Answer {}

    /** The status read. */
    public record Saw(OrderStatus status) implements Answer {}

    /** The step was made. */
    public record Changed() implements Answer {}

    /** The step does not follow on this status. */
    public record Refused(OrderStatus current) implements Answer {}

    @Override
    public Optional<OrderStatus> after(OrderStatus state, Call call, Answer answer) {
        return switch (call) {
            case Read() -> answer.equals(new Saw(state)) ? Optional.of(state) : Optional.empty();
            case Advance(OrderStatus to) ->
                switch (answer) {
                    case Changed() when state.canBecome(to) -> Optional.of(to);
                    case Refused(OrderStatus current)
                    when current == state && !state.canBecome(to) -> Optional.of(state);
                    default -> Optional.empty();
                };
        };
    }

    @Override
    public OrderStatus afterUnanswered(OrderStatus state, Call call) {
        return call instanceof Advance(OrderStatus to) && state.canBecome(to) ? to : state;
    }

    @Override
    public boolean onlyObserves(Call call, Answer answer) {
        return !(answer instanceof Changed);
    }
}
