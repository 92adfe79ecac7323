package dev.polyshop.comparison.consistency;

import dev.polyshop.comparison.results.ConsistencyResult.StoryStep;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes down who did what and what came of it, in the order it was begun. Safe for many threads. */
public final class Story {

    private final long start = System.nanoTime();
    private final List<Line> lines = new ArrayList<>();

    /** A step that was begun. */
    public final class Line {
        private final String actor;
        private final String action;
        private final long from = micros();
        private String outcome = "never ends";
        private @Nullable Long to;
        private boolean waited;

        private Line(String actor, String action) {
            this.actor = actor;
            this.action = action;
        }

        /** It is held up by somebody else. */
        public void waits() {
            synchronized (lines) {
                waited = true;
            }
        }

        /** It ended. */
        public void ends(String what) {
            synchronized (lines) {
                outcome = waited ? "waits, then " + what : what;
                to = micros();
            }
        }
    }

    /** Begins a step. */
    public Line begin(String actor, String action) {
        synchronized (lines) {
            Line line = new Line(actor, action);
            lines.add(line);
            return line;
        }
    }

    /** Writes down a step that is over. */
    public void tell(String actor, String action, String outcome) {
        begin(actor, action).ends(outcome);
    }

    /** All of it. */
    public List<StoryStep> steps() {
        synchronized (lines) {
            return lines.stream()
                    .map(line -> new StoryStep(line.actor, line.action, line.outcome, line.from, line.to))
                    .toList();
        }
    }

    private long micros() {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    }
}
