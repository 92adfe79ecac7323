package dev.polyshop.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the items, in the list's order
 * @param next where to go on; empty on the last page
 */
public record KeysetPage<T>(List<T> items, Optional<Cursor> next) {

    /** Keeps its own copy of the items. */
    public KeysetPage {
        items = List.copyOf(items);
    }

    /**
     * Cuts a page from up to {@code size + 1} items read: the one too many tells that there is a next page.
     *
     * @param cursorOf the place of an item in the list's order
     */
    public static <T> KeysetPage<T> cut(List<T> read, int size, Function<? super T, Cursor> cursorOf) {
        if (read.size() <= size) {
            return new KeysetPage<>(read, Optional.empty());
        }
        List<T> items = read.subList(0, size);
        return new KeysetPage<>(items, Optional.of(cursorOf.apply(items.getLast())));
    }
}
