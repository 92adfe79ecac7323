package dev.polyshop.search.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How long one waits for somebody else's attempt: until it is known to have ended, or nothing has been seen of it for a
 * while by one's own clock. To be wrong about it does no harm: who is taken over begins again.
 */
public final class Patience {

    private static final long LEASE_NANOS = Duration.ofSeconds(2).toNanos();

    /** Who is not asked about for so long is forgotten, and if asked about after all, waited for anew. */
    private static final long REMEMBERED_NANOS = Duration.ofMinutes(5).toNanos();

    private final Map<String, Long> firstSeen = new ConcurrentHashMap<>();

    /** Whether this attempt may be taken over. */
    public boolean isOver(String attempt) {
        if (Attempts.endedHere(attempt)) {
            return true;
        }
        long now = System.nanoTime();
        long since = firstSeen.computeIfAbsent(attempt, unseen -> now);
        firstSeen.values().removeIf(seen -> now - seen > REMEMBERED_NANOS);
        return now - since > LEASE_NANOS;
    }
}
