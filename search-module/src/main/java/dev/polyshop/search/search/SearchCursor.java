package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.search.SearchQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Where a search goes on.
 *
 * <p>The first page of a search is asked of the index as it is, without more ado, for most searches never have a second
 * one. Only the second page opens a point in time: from then on all pages see the same documents with the same scores,
 * whatever is added. The hits of the first page, which was not of that moment, are known by their ids and left out.
 *
 * @param search which search it belongs to
 * @param pointInTime the point in time that the pages after the first are of; empty until there is one
 * @param after the sort values of the last hit within the point in time; none until there is one
 * @param shown the ids of the first page
 */
record SearchCursor(String search, String pointInTime, List<FieldValue> after, List<String> shown) {

    private static final String LIST = " ";

    static SearchCursor afterFirstPage(SearchQuery query, List<String> shown) {
        return new SearchCursor(fingerprint(query), "", List.of(), shown);
    }

    SearchCursor next(String pit, List<FieldValue> last) {
        return new SearchCursor(search, pit, last, shown);
    }

    Cursor toCursor() {
        return Cursor.of(
                search,
                pointInTime,
                String.join(LIST, after.stream().map(SearchCursor::write).toList()),
                String.join(LIST, shown));
    }

    /** @throws InvalidDataException if it is not a cursor of this search */
    static SearchCursor parse(Cursor cursor, SearchQuery query) {
        List<String> parts = cursor.parts(4);
        if (!parts.get(0).equals(fingerprint(query))) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token());
        }
        List<FieldValue> after = new ArrayList<>();
        for (String value : split(parts.get(2))) {
            after.add(read(value, cursor));
        }
        return new SearchCursor(parts.get(0), parts.get(1), after, split(parts.get(3)));
    }

    /** All that a search is about but the page. */
    private static String fingerprint(SearchQuery query) {
        return Integer.toHexString(
                Objects.hash(query.text(), query.filter(), query.sort().name()));
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(LIST, -1));
    }

    private static String write(FieldValue value) {
        return switch (value._kind()) {
            case Double -> "d" + value.doubleValue();
            case Long -> "l" + value.longValue();
            default -> "s" + value.stringValue();
        };
    }

    private static FieldValue read(String written, Cursor cursor) {
        try {
            String value = written.substring(1);
            return switch (written.charAt(0)) {
                case 'd' -> FieldValue.of(Double.parseDouble(value));
                case 'l' -> FieldValue.of(Long.parseLong(value));
                case 's' -> FieldValue.of(value);
                default -> throw new InvalidDataException("not a cursor of this search: " + cursor.token());
            };
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new InvalidDataException("not a cursor of this search: " + cursor.token(), e);
        }
    }
}
