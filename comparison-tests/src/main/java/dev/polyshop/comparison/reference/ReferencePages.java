package dev.polyshop.comparison.reference;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Cuts a page out of a whole list, by the key of the last item seen. */
final class ReferencePages {

    private ReferencePages() {}

    /**
     * @param key what the list is sorted by, unique in it
     * @param cursorOf the key as a cursor
     * @param keyOf the key again
     */
    static <T, K> KeysetPage<T> page(
            List<T> all,
            Function<T, K> key,
            Comparator<K> order,
            Function<K, Cursor> cursorOf,
            Function<Cursor, K> keyOf,
            PageRequest page) {
        List<T> rest = all.stream()
                .sorted(Comparator.comparing(key, order))
                .filter(item -> page.after()
                        .map(cursor -> order.compare(key.apply(item), keyOf.apply(cursor)) > 0)
                        .orElse(true))
                .limit(page.size() + 1L)
                .toList();
        return KeysetPage.cut(rest, page.size(), item -> cursorOf.apply(key.apply(item)));
    }
}
