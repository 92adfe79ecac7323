package dev.polyshop.comparison.datasets;

import java.util.Iterator;

/**
 * One reading of a source's rows.
 *
 * @param <T> what a row makes
 */
public interface RowReader<T> extends Iterator<T>, AutoCloseable {

    /** Lets go of the file. */
    @Override
    void close();

    /** A reader with nothing to let go of. */
    static <T> RowReader<T> over(Iterator<T> rows) {
        return over(rows, () -> {});
    }

    /**
     * A reader that does something when it is closed.
     *
     * @param letGo what
     */
    static <T> RowReader<T> over(Iterator<T> rows, Runnable letGo) {
        return new RowReader<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public T next() {
                return rows.next();
            }

            @Override
            public void close() {
                letGo.run();
            }
        };
    }
}
