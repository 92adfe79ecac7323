package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.search.SearchQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A place in the hits of a search. It carries the weights that the words had on the first page: how rare a word is
 * changes with every product that is added, but with these weights, and because sums of them are {@link Exact}, the
 * rank of a hit depends on the hit alone, so that pages neither repeat nor skip one and the server has to remember
 * nothing.
 *
 * @param product the hit
 * @param rank what hits are sorted by, lowest first, before the id: a decimal that reads back as the same double
 * @param terms the words that are looked for, by stem
 */
record SearchPlace(ProductId product, String rank, Map<String, Term> terms) {

    private static final String ALONE = "alone";
    private static final String IN_PHRASE = "phrase";

    Cursor cursor(SearchQuery query) {
        String written = terms.entrySet().stream()
                .map(term -> String.join(
                        " ",
                        term.getKey(),
                        Long.toString(term.getValue().weight()),
                        term.getValue().alone() ? ALONE : IN_PHRASE))
                .collect(Collectors.joining(" "));
        return Cursor.of(fingerprint(query), product, rank, written);
    }

    /** @throws InvalidDataException if the cursor is of another search */
    static SearchPlace of(SearchQuery query, Cursor cursor) {
        List<String> parts = cursor.parts(4);
        if (!parts.getFirst().equals(fingerprint(query))) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token());
        }
        try {
            String rank = finite(parts.get(2));
            Map<String, Term> terms = new LinkedHashMap<>();
            String[] words =
                    parts.get(3).isEmpty() ? new String[0] : parts.get(3).split(" ");
            for (int i = 0; i + 2 < words.length; i += 3) {
                terms.put(words[i], new Term(Long.parseLong(words[i + 1]), words[i + 2].equals(ALONE)));
            }
            return new SearchPlace(ProductId.parse(parts.get(1)), rank, terms);
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token(), e);
        }
    }

    private static String finite(String number) {
        double value = Double.parseDouble(number);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("not a finite number: " + number);
        }
        return Double.toString(value);
    }

    /** What makes it this search and no other: all but the facets and the page. */
    private static String fingerprint(SearchQuery query) {
        String all = query.text() + '\n' + query.filter() + '\n' + query.sort();
        return Integer.toHexString(all.hashCode());
    }
}
