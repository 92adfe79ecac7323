package dev.polyshop.comparison.datasets.load;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Rows that are in memory together: so many at most, and of so much text at most, however long the source is.
 *
 * @param rows the rows
 */
record Chunk<T>(List<T> rows) {

    /** About as many characters as may be in memory at once; two bytes each at most. */
    static final long MOST_TEXT = 16_000_000;

    /**
     * Takes the next rows from a source; none at its end.
     *
     * @param mostRows how many rows at most
     * @param rowCount how many rows one item counts as
     * @param text about how many characters an item has
     */
    static <T> Chunk<T> next(Iterator<T> source, long mostRows, ToLongFunction<T> rowCount, ToLongFunction<T> text) {
        List<T> rows = new ArrayList<>();
        long counted = 0;
        long weight = 0;
        while (counted < mostRows && weight < MOST_TEXT && source.hasNext()) {
            T item = source.next();
            rows.add(item);
            counted += rowCount.applyAsLong(item);
            weight += text.applyAsLong(item);
        }
        return new Chunk<>(rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }
}
