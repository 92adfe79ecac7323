package dev.polyshop.comparison.datasets;

import java.util.Collections;

/**
 * Rows of one kind, to be read as often as wanted.
 *
 * @param <T> what a row makes
 */
@FunctionalInterface
public interface RowSource<T> {

    /**
     * Begins to read from the first row.
     *
     * @param intake told of every row, and of why one is kept out
     * @throws DatasetException if the file cannot be read; also from the reader, at any row
     * @throws RejectedRowException from the reader, at the first bad row, if the intake is strict
     */
    RowReader<T> read(Intake intake);

    /** A source without rows. */
    static <T> RowSource<T> none() {
        return intake -> RowReader.over(Collections.<T>emptyIterator());
    }

    /** A source whose rows are made, not read: nothing of them is ever kept out. */
    static <T> RowSource<T> made(Iterable<T> rows) {
        return intake -> RowReader.over(rows.iterator());
    }

    /** The rows once more, with nobody told. */
    default RowReader<T> readAgain() {
        return read(Intake.unwatched());
    }
}
