package dev.polyshop.comparison.behaviour.random;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One operation of a sequence. The numbers choose among the few ids and values of a {@link World}, so that steps meet
 * each other's records.
 *
 * @param operation what is done
 * @param a mostly which record
 * @param b mostly which other record
 * @param c mostly how many
 */
record Step(Operation operation, int a, int b, int c) {

    static Step random(List<Operation> operations, RandomGenerator random) {
        Operation operation = operations.get(random.nextInt(operations.size()));
        return new Step(operation, random.nextInt(12), random.nextInt(12), random.nextInt(12));
    }

    @Override
    public String toString() {
        return operation.name() + " (" + a + ", " + b + ", " + c + ")";
    }
}
