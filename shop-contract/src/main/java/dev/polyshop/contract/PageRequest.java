package dev.polyshop.contract;

import java.util.Optional;

/**
 * Asks for one page of a list that is paged by key: the page after a place, not after a number of rows, so that rows
 * added or removed meanwhile neither repeat nor hide others.
 *
 * @param size the most items wanted, 1 to {@value #MAX_SIZE}
 * @param after where the page before ended ({@link KeysetPage#next()}); empty for the first page
 */
public record PageRequest(int size, Optional<Cursor> after) {

    /** The largest page. */
    public static final int MAX_SIZE = 1_000;

    /** @throws InvalidDataException if the size is out of bounds */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new InvalidDataException("page size " + size + " is not within 1 to " + MAX_SIZE);
        }
    }

    /** The first page. */
    public static PageRequest first(int size) {
        return new PageRequest(size, Optional.empty());
    }

    /** The page of the same size that follows. */
    public PageRequest from(Cursor cursor) {
        return new PageRequest(size, Optional.of(cursor));
    }
}
