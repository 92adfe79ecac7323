package dev.polyshop.document.search;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.document.engine.Cursors;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * Where a page of a search ended. It carries the corrections that the first page was found with: words learnt since
 * would change the scores, and with them the order. The scores themselves hold still, since MongoDB's depend on the
 * document and the words alone, not on the other documents.
 *
 * @param value the last hit's score or price
 * @param id its id
 * @param corrections what mistyped words were put right to
 */
record SearchPlace(Object value, ProductId id, List<String> corrections) {

    private static final int PARTS = 4;

    /** The cursor behind a hit. */
    static Cursor behind(SearchHit last, SearchQuery query, Collection<String> corrections) {
        Object value;
        if (query.sort() == SearchSort.RELEVANCE) {
            value = last.score();
        } else {
            value = last.product().price().minorUnits();
        }
        return Cursor.of(fingerprint(query), value, last.product().id(), String.join(" ", corrections));
    }

    /** @throws InvalidDataException if the cursor is not one of this search */
    static SearchPlace of(Cursor cursor, SearchQuery query) {
        List<String> parts = cursor.parts(PARTS);
        if (!parts.getFirst().equals(fingerprint(query))) {
            throw new InvalidDataException("a cursor of another search: " + cursor.token());
        }
        return new SearchPlace(
                value(cursor, parts.get(1), query.sort()),
                ProductId.parse(parts.get(2)),
                parts.getLast().isEmpty() ? List.of() : List.of(parts.getLast().split(" ")));
    }

    private static Object value(Cursor cursor, String part, SearchSort sort) {
        if (sort != SearchSort.RELEVANCE) {
            return Cursors.number(cursor, part);
        }
        try {
            return Double.valueOf(part);
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token(), e);
        }
    }

    Document condition(SearchSort sort) {
        return HitPipeline.behind(sort, value, id.value());
    }

    private static String fingerprint(SearchQuery query) {
        return Integer.toHexString((query.sort() + "\n" + query.filter() + "\n" + query.text()).hashCode());
    }
}
