package dev.polyshop.keyvalue.engine;

import java.util.Arrays;
import org.springframework.data.domain.Range;
import org.springframework.data.domain.Range.Bound;

/**
 * A range of members in a sorted set that is sorted by bytes (all scores equal).
 *
 * @param range the members, as text in UTF-8
 */
public record LexRange(Range<byte[]> range) {

    /** All members. */
    public static final LexRange ALL = new LexRange(Range.unbounded());

    /** The members behind one, which may be gone by now. */
    public static LexRange after(String member) {
        return new LexRange(Range.of(Bound.exclusive(Redis.bytes(member)), Bound.unbounded()));
    }

    /** The members in front of one, which may be gone by now. */
    public static LexRange before(String member) {
        return new LexRange(Range.of(Bound.unbounded(), Bound.exclusive(Redis.bytes(member))));
    }

    /** The members behind one and in front of another. */
    public static LexRange between(String after, String before) {
        return new LexRange(Range.of(Bound.exclusive(Redis.bytes(after)), Bound.exclusive(Redis.bytes(before))));
    }

    /** The members that begin with a text: UTF-8 has no byte FF, so all of them stand in front of the text with it. */
    public static LexRange startingWith(String prefix) {
        byte[] from = Redis.bytes(prefix);
        byte[] to = Arrays.copyOf(from, from.length + 1);
        to[from.length] = (byte) 0xFF;
        return new LexRange(Range.of(Bound.inclusive(from), Bound.exclusive(to)));
    }
}
