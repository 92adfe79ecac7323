package dev.polyshop.comparison.behaviour.kit;

import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.opentest4j.AssertionFailedError;

/** Reads lists page by page to their end. */
public final class Pages {

    private Pages() {}

    /**
     * All items of a list, in the order the pages give them.
     *
     * @throws AssertionFailedError if a page is larger than asked for, or empty though another follows
     */
    public static <T> List<T> all(int size, Function<PageRequest, KeysetPage<T>> list) {
        List<T> items = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.first(size));
        while (request.isPresent()) {
            PageRequest current = request.get();
            KeysetPage<T> page = list.apply(current);
            if (page.items().size() > size
                    || (page.items().isEmpty() && page.next().isPresent())) {
                throw new AssertionFailedError("a page of at most " + size + " has "
                        + page.items().size() + " items" + (page.next().isPresent() ? " and another one follows" : ""));
            }
            items.addAll(page.items());
            request = page.next().map(current::from);
        }
        return items;
    }
}
