package dev.polyshop.contract;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes version 7 UUIDs (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits. Ids made later sort
 * later, as text and as bytes, which keeps B-trees dense and lets lists page by id.
 */
public final class TimeOrderedUuid {

    private static final SecureRandom RANDOM = new SecureRandom();
    /** Milliseconds in the upper bits, a 12-bit counter below: ids of one process never go back or repeat. */
    private static final AtomicLong LAST = new AtomicLong();

    private TimeOrderedUuid() {}

    /** A new id, greater than every id this process made before (RFC 9562, section 6.2, method 1). */
    public static UUID next() {
        long now = System.currentTimeMillis() << 12;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        return of(tick >>> 12, (int) (tick & 0xFFF), RANDOM.nextLong());
    }

    /**
     * The id for a moment and given random bits: the same arguments give the same id, for seeded data.
     *
     * @param at the moment, to the millisecond
     * @param random any bits; 62 of them are used, and 12 more are drawn from them
     */
    public static UUID of(Instant at, long random) {
        return of(at.toEpochMilli(), (int) (Long.rotateLeft(random * 0x9E3779B97F4A7C15L, 12) & 0xFFF), random);
    }

    private static UUID of(long millis, int counter, long random) {
        long high = (millis << 16) | 0x7000L | counter;
        long low = (random & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
