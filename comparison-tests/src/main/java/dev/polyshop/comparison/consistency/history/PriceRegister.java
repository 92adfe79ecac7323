package dev.polyshop.comparison.consistency.history;

import java.util.Optional;

/** A price as a plain register: set to a value, read back. Prices in minor units. */
public record PriceRegister(Long initial) implements SequentialModel<Long, PriceRegister.Call, PriceRegister.Answer> {

    /** What a client asks. */
    public sealed interface Call {}

    /** Reads the price. */
    public record Read() implements Call {}

    /** Sets the price, whatever it was. */
    public record Set(long price) implements Call {}

    /** What is answered. */
    public sealed interface Answer {}

    /** The price read. */
    public record Saw(long price) implements Answer {}

    /** The price is set. */
    public record Done() implements Answer {}

    @Override
    public Optional<Long> after(Long state, Call call, Answer answer) {
        return switch (call) {
            case Read() -> answer.equals(new Saw(state)) ? Optional.of(state) : Optional.empty();
            case Set(long price) -> Optional.of(price);
        };
    }

    @Override
    public Long afterUnanswered(Long state, Call call) {
        return call instanceof Set(long price) ? price : state;
    }

    @Override
    public boolean onlyObserves(Call call, Answer answer) {
        return call instanceof Read;
    }
}
