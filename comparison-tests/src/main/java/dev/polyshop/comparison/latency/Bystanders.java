package dev.polyshop.comparison.latency;

import dev.polyshop.contract.engine.ServerControl;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets one server run and stops all others, so that they do not share the cores: a server that nobody asks still merges
 * segments, writes checkpoints and collects garbage. A server that was given, or that lives in this JVM, cannot be
 * stopped and runs on. Closing lets all go on again.
 */
public final class Bystanders implements AutoCloseable {

    private final List<Subject> subjects;
    private final Set<ServerControl> paused = new HashSet<>();

    /** @param subjects all that there are */
    public Bystanders(List<Subject> subjects) {
        this.subjects = List.copyOf(subjects);
    }

    /** Only the server of this subject runs from now on, as far as the others can be stopped. */
    public void onlyRuns(Subject chosen) {
        for (Subject subject : subjects) {
            // Both sides of an A/A run have one server.
            if (!subject.control().equals(chosen.control())) {
                subject.control().filter(paused::add).ifPresent(ServerControl::pause);
            }
        }
        chosen.control().filter(paused::remove).ifPresent(ServerControl::resume);
    }

    @Override
    public void close() {
        paused.forEach(ServerControl::resume);
        paused.clear();
    }
}
