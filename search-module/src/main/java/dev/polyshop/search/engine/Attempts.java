package dev.polyshop.search.engine;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names every try at a change of several documents, and knows which tries of this process still run. A document that
 * takes part in the change names the attempt; whoever takes over writes another name there (a fencing token), and from
 * then on nothing that the former attempt does can count.
 */
public final class Attempts {

    private static final String PROCESS = UUID.randomUUID().toString();
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Set<String> RUNNING = ConcurrentHashMap.newKeySet();

    private Attempts() {}

    /**
     * One try, under way until it is closed.
     *
     * @param id its name, which no other try has
     */
    public record Attempt(String id) implements AutoCloseable {

        @Override
        public void close() {
            RUNNING.remove(id);
        }
    }

    /** Begins a try. */
    public static Attempt begin() {
        Attempt attempt = new Attempt(PROCESS + "#" + COUNTER.incrementAndGet());
        RUNNING.add(attempt.id());
        return attempt;
    }

    /** Whether this try is known to have ended: it was one of this process. */
    static boolean endedHere(String attempt) {
        return attempt.startsWith(PROCESS) && !RUNNING.contains(attempt);
    }
}
