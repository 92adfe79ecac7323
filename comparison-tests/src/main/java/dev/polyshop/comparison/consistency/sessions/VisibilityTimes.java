package dev.polyshop.comparison.consistency.sessions;

import dev.polyshop.comparison.results.ConsistencyResult.Visibility;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** The times from the acknowledgement of a write until its writer saw it. For several writers. */
final class VisibilityTimes {

    /** Well above Elasticsearch's {@code refresh_interval} of a second. */
    private static final Duration GIVE_UP = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Histogram seen = new Histogram(TimeUnit.SECONDS.toMicros(60), 3);
    private long atOnce;
    private long never;

    /**
     * Looks until the write is seen, or it is time to give up.
     *
     * @return whether the first look saw it
     */
    boolean follow(long acknowledgedNanos, BooleanSupplier look) {
        boolean first = look.getAsBoolean();
        boolean visible = first;
        while (!visible && System.nanoTime() - acknowledgedNanos < GIVE_UP.toNanos()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            visible = look.getAsBoolean();
        }
        record(first, visible, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - acknowledgedNanos));
        return first;
    }

    private synchronized void record(boolean first, boolean visible, long micros) {
        if (visible) {
            seen.recordValue(Math.min(seen.getHighestTrackableValue(), micros));
        } else {
            never++;
        }
        if (first) {
            atOnce++;
        }
    }

    /** What was measured; of none seen, the times are 0. */
    synchronized Visibility summary() {
        long count = seen.getTotalCount();
        return new Visibility(
                count + never,
                atOnce,
                never,
                seen.getValueAtPercentile(50),
                count < 20 ? null : Long.valueOf(seen.getValueAtPercentile(95)),
                count == 0 ? 0 : seen.getMaxValue(),
                PAUSE.toNanos() / 1_000);
    }
}
