package dev.polyshop.search.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long one waits for somebody else's attempt: until it is known to have ended, or nothing has been seen of it for a
 * while by one's own clock. To be wrong about it does no harm: who is taken over begins again.
 */
public final class Patience {

    private static final long LEASE_NANOS = Duration.ofSeconds(2).toNanos();

    private final Map<String, Long> firstSeen = new HashMap<>();

    /** Whether this attempt may be taken over. */
    public boolean isOver(String attempt) {
        long since = firstSeen.computeIfAbsent(attempt, unseen -> System.nanoTime());
        return Attempts.endedHere(attempt) || System.nanoTime() - since > LEASE_NANOS;
    }
}
