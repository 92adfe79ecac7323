package dev.polyshop.comparison.consistency.history;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Calls on one record that no order explains.
 *
 * @param before the states that the record can have been in before them
 * @param operations the calls, in the order they were made; taking away any that only reads would leave an explanation
 */
public record Counterexample<S, I, O>(Set<S> before, List<Operation<I, O>> operations) {

    /** Keeps its own copies. */
    public Counterexample {
        before = Set.copyOf(before);
        operations = List.copyOf(operations);
    }

    /** One line for the state and one for each call, with its time in milliseconds from the first. */
    @Override
    public String toString() {
        long start = operations.getFirst().invokedNanos();
        return operations.stream()
                .map(operation -> String.format(
                        Locale.ROOT,
                        "client %d  %8.3f to %8s ms  %s -> %s",
                        operation.process(),
                        (operation.invokedNanos() - start) / 1e6,
                        operation
                                .output()
                                .map(output ->
                                        String.format(Locale.ROOT, "%.3f", (operation.returnedNanos() - start) / 1e6))
                                .orElse("?"),
                        operation.input(),
                        operation.output().map(Object::toString).orElse("no answer yet")))
                .collect(Collectors.joining(
                        "\n",
                        "no order explains, beginning with " + (before.size() == 1 ? "" : "any of ") + statesText()
                                + ":\n",
                        ""));
    }

    private String statesText() {
        return before.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }
}
