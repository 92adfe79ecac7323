package dev.polyshop.search.orders;

import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Stored.Revision;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long one waits for somebody else's step: until it is known that they have ended, or they have not moved for a
 * while by one's own clock. To be wrong about it does no harm: who is taken over begins again.
 */
final class Patience {

    private final Duration lease;
    private @Nullable Revision seen;
    private long since;

    Patience(Duration lease) {
        this.lease = lease;
    }

    /** Whether the step of this order may be taken over. */
    boolean isOver(Stored<OrderDocument> order) {
        OrderDocument.Step step = order.content().step();
        if (step == null) {
            return false;
        }
        if (Attempts.endedHere(step.attempt())) {
            return true;
        }
        if (!order.revision().equals(seen)) {
            seen = order.revision();
            since = System.nanoTime();
        }
        return System.nanoTime() - since > lease.toNanos();
    }
}
