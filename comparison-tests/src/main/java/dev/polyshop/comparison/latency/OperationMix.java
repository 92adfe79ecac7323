package dev.polyshop.comparison.latency;

/** Several kinds of operation in one load, measured apart. All methods are called by many threads at once. */
public interface OperationMix {

    /** How many kinds there are. */
    int kinds();

    /** The kind of an operation by its number in the run: the same number is the same kind. */
    int kindOf(long sequence);

    /**
     * Performs one operation and checks the answer. An exception counts as an error.
     *
     * @param kind from {@link #kindOf}
     * @param sequence the number of this operation in its run, from 0: it chooses keys, so that a seed repeats a run
     * @return whether the answer was right; a wrong one is an error and not a latency
     */
    boolean perform(int kind, long sequence);

    /** One kind only. */
    static OperationMix of(Operation operation) {
        return new OperationMix() {
            @Override
            public int kinds() {
                return 1;
            }

            @Override
            public int kindOf(long sequence) {
                return 0;
            }

            @Override
            public boolean perform(int kind, long sequence) {
                return operation.perform(sequence);
            }
        };
    }
}
