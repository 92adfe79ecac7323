package dev.polyshop.document.engine;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.InvalidDataException;
import java.time.Instant;
import java.util.Date;

/** Reads the parts of a cursor, which come from outside and may be anything. */
public final class Cursors {

    private Cursors() {}

    /** @throws InvalidDataException if the part is not a whole number */
    public static long number(Cursor cursor, String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
        }
    }

    /** @throws InvalidDataException if the part is not a moment in milliseconds */
    public static Date moment(Cursor cursor, String part) {
        return Date.from(Instant.ofEpochMilli(number(cursor, part)));
    }
}
