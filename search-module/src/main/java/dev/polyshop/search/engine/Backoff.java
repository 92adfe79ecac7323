package dev.polyshop.search.engine;

import dev.polyshop.contract.ConflictException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The pauses between the tries of a conditional write that lost against others: random, so that those who lost together
 * do not meet again, and longer from try to try.
 */
public final class Backoff {

    private static final long FIRST_NANOS = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMillis(40).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String what;
    private final long deadline = System.nanoTime() + PATIENCE.toNanos();
    private long bound = FIRST_NANOS;

    /** @param what the record that is fought for, for the message */
    public Backoff(String what) {
        this.what = what;
    }

    /** @throws ConflictException after 30 s of losing */
    public void pause() {
        if (System.nanoTime() > deadline) {
            throw new ConflictException(what + " was changed by others again and again for " + PATIENCE.toSeconds()
                    + " s; nothing was written");
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(bound) + 1);
        bound = Math.min(LONGEST_NANOS, bound * 2);
    }
}
