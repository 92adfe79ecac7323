package dev.polyshop.comparison.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/**
 * Notes when this JVM stood still. Every garbage collection pause and every other safepoint stops all Java threads, and
 * with them the clock of every operation under way. Flight Recorder tells both parts of each: bringing the threads to a
 * stop ({@code jdk.SafepointBegin}) and the work done while they stood ({@code jdk.ExecuteVMOperation}).
 */
final class PauseWatch implements AutoCloseable {

    private static final String STOPPING = "jdk.SafepointBegin";
    private static final String STOPPED = "jdk.ExecuteVMOperation";

    private final RecordingStream stream = new RecordingStream();
    private final ConcurrentNavigableMap<Instant, Stretch> stretches = new ConcurrentSkipListMap<>();

    /**
     * What was seen in a stretch of time.
     *
     * @param total all pauses together
     * @param longest the longest of them
     */
    record Pauses(Duration total, Duration longest) {}

    /** Adds up the pauses between two moments: a long run has too many to keep each. */
    static final class Stretch {

        private Instant ended = Instant.MAX;
        private Duration total = Duration.ZERO;
        private Duration longest = Duration.ZERO;

        /** What begins from now on is not counted. */
        synchronized void end(Instant at) {
            ended = at;
        }

        synchronized void add(Instant at, Duration length) {
            if (at.isBefore(ended)) {
                total = total.plus(length);
                longest = length.compareTo(longest) > 0 ? length : longest;
            }
        }

        /** What was counted; to be asked when the watch is closed. */
        synchronized Pauses seen() {
            return new Pauses(total, longest);
        }
    }

    PauseWatch() {
        stream.enable(STOPPING).withoutThreshold().withoutStackTrace();
        stream.enable(STOPPED).withoutThreshold().withoutStackTrace();
        stream.onEvent(STOPPING, this::note);
        stream.onEvent(STOPPED, event -> {
            if (event.getBoolean("safepoint")) {
                note(event);
            }
        });
        stream.startAsync();
    }

    /** Begins to count; the stretch before has ended. */
    Stretch begin(Instant at) {
        Stretch stretch = new Stretch();
        stretches.put(at, stretch);
        return stretch;
    }

    /** Waits until all that happened so far is known. */
    @Override
    public void close() {
        stream.stop();
        stream.close();
    }

    private void note(RecordedEvent event) {
        // Events arrive up to a second late, so that the stretch may be over.
        Map.Entry<Instant, Stretch> stretch = stretches.floorEntry(event.getStartTime());
        if (stretch != null) {
            stretch.getValue().add(event.getStartTime(), event.getDuration());
        }
    }
}
