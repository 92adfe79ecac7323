package dev.polyshop.comparison.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<Pause> pauses = new CopyOnWriteArrayList<>();

    private record Pause(Instant began, Duration length) {}

    /**
     * What was seen in a stretch of time.
     *
     * @param total all pauses together
     * @param longest the longest of them
     */
    record Pauses(Duration total, Duration longest) {}

    PauseWatch() {
        stream.enable(STOPPING).withoutThreshold().withoutStackTrace();
        stream.enable(STOPPED).withoutThreshold().withoutStackTrace();
        stream.onEvent(STOPPING, this::note);
        stream.onEvent(STOPPED, event -> {
            if (event.getBoolean("safepoint")) {
                note(event);
            }
        });
        stream.setReuse(false);
        stream.startAsync();
    }

    /** Waits until all that happened so far is known. */
    @Override
    public void close() {
        stream.stop();
        stream.close();
    }

    /** The pauses that began in a stretch of time; to be asked after {@link #close()}. */
    Pauses between(Instant from, Instant to) {
        List<Duration> lengths = pauses.stream()
                .filter(pause -> !pause.began().isBefore(from) && pause.began().isBefore(to))
                .map(Pause::length)
                .toList();
        return new Pauses(
                lengths.stream().reduce(Duration.ZERO, Duration::plus),
                lengths.stream().reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b));
    }

    private void note(RecordedEvent event) {
        pauses.add(new Pause(event.getStartTime(), event.getDuration()));
    }
}
