package dev.polyshop.contract.search;

import dev.polyshop.contract.InvalidDataException;
import java.util.List;

/** Finding products by words. May lag behind the catalogue where the store declares so. */
public interface ProductSearch {

    /**
     * One page of the products found. The pages of one search, followed by its cursors, show no hit twice.
     *
     * @throws dev.polyshop.contract.InvalidDataException if the cursor is not one of this search
     */
    SearchResult search(SearchQuery query);

    /**
     * Names of products that begin with a text, without regard to case
     * ({@link dev.polyshop.contract.catalog.Product#nameKey()}), each once, sorted by {@code nameKey} in code point
     * order.
     *
     * @param prefix 1 to 100 characters, taken literally
     * @param limit 1 to 50
     * @throws dev.polyshop.contract.InvalidDataException if an argument is out of bounds
     */
    List<String> suggest(String prefix, int limit);

    /** @throws dev.polyshop.contract.InvalidDataException if an argument of {@link #suggest} is out of bounds */
    static void requireSuggestion(String prefix, int limit) {
        if (prefix.isEmpty() || prefix.length() > 100 || limit < 1 || limit > 50) {
            throw new InvalidDataException("a suggestion needs a prefix of 1 to 100 characters and a limit of 1 to 50");
        }
    }
}
