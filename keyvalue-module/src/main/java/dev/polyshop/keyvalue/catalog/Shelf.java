package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The places of products on a shelf: a sorted set whose scores are all 0, so that Redis sorts it by the bytes of its
 * members (a lexicographic index). A page after a place is one ZRANGEBYLEX, whatever was added or removed meanwhile and
 * however many products have the same price.
 */
final class Shelf {

    /** Hexadecimal digits that hold {@link Money#MAX_MINOR_UNITS}. */
    private static final int DIGITS = 14;

    private static final int ID_LENGTH = 36;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PRICE_AND_ID = Pattern.compile("[0-9a-f]{" + DIGITS + "}" + ID.pattern());

    private Shelf() {}

    /**
     * Where a product stands. The dearest first come by what is missing to the highest price, so that ids still rise.
     */
    static String place(ProductSort sort, ProductId id, long price) {
        return switch (sort) {
            case NEWEST_FIRST -> id.toString();
            case CHEAPEST_FIRST -> digits(price) + id;
            case DEAREST_FIRST -> digits(Money.MAX_MINOR_UNITS - price) + id;
        };
    }

    static String place(ProductSort sort, Product product) {
        return place(sort, product.id(), product.price().minorUnits());
    }

    static ProductId product(String place) {
        return ProductId.parse(place.substring(place.length() - ID_LENGTH));
    }

    /** The price in a place on a shelf by price. */
    static long price(ProductSort sort, String place) {
        long digits = HexFormat.fromHexDigitsToLong(place, 0, DIGITS);
        return sort == ProductSort.DEAREST_FIRST ? Money.MAX_MINOR_UNITS - digits : digits;
    }

    static Cursor cursor(ProductSort sort, String place) {
        return Cursor.of(sort, place);
    }

    /** @throws InvalidDataException if the cursor is not of a list in this order */
    static String place(ProductSort sort, Cursor cursor) {
        var parts = cursor.parts(2);
        Pattern form = sort == ProductSort.NEWEST_FIRST ? ID : PRICE_AND_ID;
        if (!parts.getFirst().equals(sort.name())
                || !form.matcher(parts.getLast()).matches()) {
            throw new InvalidDataException("not a cursor of a list in the order " + sort + ": " + cursor.token());
        }
        return parts.getLast();
    }

    private static String digits(long price) {
        return HexFormat.of().toHexDigits(price, DIGITS);
    }
}
