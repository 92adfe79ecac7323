package dev.polyshop.comparison.consistency.invariants;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.StaleVersionException;
import java.util.Optional;
import java.util.function.Supplier;

/** A call under load, where losing against others is an answer and not a failure of the experiment. */
final class Attempt {

    private Attempt() {}

    /**
     * The answer; empty if the call lost against concurrent ones and gave up, or met a record that is not valid any
     * more (stock below zero): then nothing was acknowledged.
     */
    static <T> Optional<T> at(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ConflictException | StaleVersionException | InvalidDataException e) {
            return Optional.empty();
        }
    }
}
