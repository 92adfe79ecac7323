package dev.polyshop.comparison.consistency.history;

import java.util.Optional;

/**
 * A price that is replaced only by who knows its version: a register with compare-and-set. Prices in minor units.
 *
 * @param initial the state before the first call
 */
public record VersionedPrice(State initial)
        implements SequentialModel<VersionedPrice.State, VersionedPrice.Call, VersionedPrice.Answer> {

    /** A version and the price it has. */
    public record State(long version, long price) {}

    /** What a client asks. */
    public sealed interface Call {}

    /** Reads version and price. */
    public record Read() implements Call {}

    /** Replaces the price, if the version is still the one given. */
    public record Replace(long version, long price) implements Call {}

    /** What is answered. */
    public sealed interface Answer {}

    /** The version and the price read. */
    public record Saw(long version, long price) implements Answer {}

    /** The price is replaced, one version up. */
    public record Replaced() implements Answer {}

    /** The version was another one. */
    public record Stale() implements Answer {}

    @Override
    public Optional<State> after(State state, Call call, Answer answer) {
        return switch (call) {
            case Read() ->
                answer.equals(new Saw(state.version(), state.price())) ? Optional.of(state) : Optional.empty();
            case Replace(long version, long price) -> {
                boolean current = version == state.version();
                yield switch (answer) {
                    case Replaced() when current -> Optional.of(new State(version + 1, price));
                    case Stale() when !current -> Optional.of(state);
                    default -> Optional.empty();
                };
            }
        };
    }

    @Override
    public State afterUnanswered(State state, Call call) {
        return call instanceof Replace(long version, long price) && version == state.version()
                ? new State(version + 1, price)
                : state;
    }

    @Override
    public boolean onlyObserves(Call call, Answer answer) {
        return !(answer instanceof Replaced);
    }
}
