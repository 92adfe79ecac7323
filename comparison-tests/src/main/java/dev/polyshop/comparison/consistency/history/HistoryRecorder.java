package dev.polyshop.comparison.consistency.history;

import dev.polyshop.contract.OutcomeUnknownException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Writes down the calls that many clients make on one record. */
public final class HistoryRecorder<I, O> {

    private final Queue<Operation<I, O>> operations = new ConcurrentLinkedQueue<>();

    /**
     * Makes a call and writes it down. Only a lost answer ({@link OutcomeUnknownException}) is written down as such;
     * whatever else the call throws goes to the caller and leaves no trace here, as it leaves none in the store.
     */
    public void record(int process, I input, Supplier<O> call) {
        long invoked = System.nanoTime();
        try {
            O output = call.get();
            operations.add(Operation.answered(process, input, output, invoked, System.nanoTime()));
        } catch (OutcomeUnknownException e) {
            operations.add(Operation.unanswered(process, input, invoked));
        }
    }

    /** What was written down so far. */
    public List<Operation<I, O>> history() {
        return List.copyOf(operations);
    }
}
