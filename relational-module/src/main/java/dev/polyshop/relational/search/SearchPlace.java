package dev.polyshop.relational.search;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a page of hits ended. The weights of the terms travel with it: they follow from the catalogue, and products
 * added meanwhile would shift every hit.
 *
 * @param score the last hit's score
 * @param price the last hit's price in minor units
 * @param id the last hit's id
 * @param ranked the terms and weights that the search began with
 * @param meant the terms that it took mistyped ones for
 */
record SearchPlace(double score, long price, ProductId id, List<SearchTerm> ranked, List<String> meant) {

    private static final String SEPARATOR = "\t";

    /** As a cursor of this search. */
    Cursor cursor(SearchQuery query) {
        List<String> terms = new ArrayList<>();
        ranked.forEach(term -> {
            terms.add(Double.toString(term.weight()));
            terms.add(term.query());
        });
        return Cursor.of(
                fingerprint(query), score, price, id, String.join(SEPARATOR, terms), String.join(SEPARATOR, meant));
    }

    /** @throws InvalidDataException if the cursor is not one of this search */
    static SearchPlace of(Cursor cursor, SearchQuery query) {
        List<String> parts = cursor.parts(6);
        if (!parts.get(0).equals(fingerprint(query))) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token());
        }
        try {
            return new SearchPlace(
                    Double.parseDouble(parts.get(1)),
                    Long.parseLong(parts.get(2)),
                    ProductId.parse(parts.get(3)),
                    terms(parts.get(4)),
                    parts.get(5).isEmpty() ? List.of() : List.of(parts.get(5).split(SEPARATOR)));
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token(), e);
        }
    }

    private static List<SearchTerm> terms(String joined) {
        List<SearchTerm> terms = new ArrayList<>();
        String[] parts = joined.split(SEPARATOR);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            terms.add(new SearchTerm(parts[i + 1], Double.parseDouble(parts[i])));
        }
        return terms;
    }

    private static String fingerprint(SearchQuery query) {
        return Integer.toHexString((query.text() + query.filter() + query.sort()).hashCode());
    }
}
