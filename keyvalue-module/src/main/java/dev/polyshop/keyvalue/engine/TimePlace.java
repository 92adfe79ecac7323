package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A place in a list by time, in a sorted set that is sorted by bytes: sixteen hexadecimal digits for the millisecond,
 * then an id. The sign bit is turned over, so that times before 1970 sort before those after.
 */
public final class TimePlace {

    private static final int DIGITS = 16;
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{" + DIGITS + "}[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private TimePlace() {}

    /** The place of an id at a moment: earlier moments first. */
    public static String earliestFirst(Instant at, Object id) {
        return from(at) + id;
    }

    /** The place of an id at a moment: later moments first, and the ids of one moment still ascending. */
    public static String latestFirst(Instant at, Object id) {
        return digits(~at.toEpochMilli()) + id;
    }

    /** The beginning of all places at a moment or after it, where earlier moments come first. */
    public static String from(Instant at) {
        return digits(at.toEpochMilli());
    }

    /** The id in a place. */
    public static String member(String place) {
        return place.substring(DIGITS);
    }

    /** The moment in a place of a list where earlier moments come first. */
    public static Instant moment(String place) {
        return Instant.ofEpochMilli(HexFormat.fromHexDigitsToLong(place, 0, DIGITS) ^ Long.MIN_VALUE);
    }

    /** @throws InvalidDataException if the cursor is not of a list by time */
    public static String of(Cursor cursor) {
        String place = cursor.parts(1).getFirst();
        if (!FORM.matcher(place).matches()) {
            throw new InvalidDataException("not a cursor of a list by time: " + cursor.token());
        }
        return place;
    }

    private static String digits(long millis) {
        return HexFormat.of().toHexDigits(millis ^ Long.MIN_VALUE);
    }
}
