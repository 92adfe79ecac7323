package dev.polyshop.comparison.datasets.load;

import java.util.function.Supplier;

/** Adds up the time that some work takes. */
final class Stopwatch {

    private long nanos;

    <T> T time(Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    double seconds() {
        return nanos / 1e9;
    }

    /** So many rows by these seconds; 0 for none. */
    double rate(long rows) {
        return rows == 0 ? 0 : rows / seconds();
    }
}
