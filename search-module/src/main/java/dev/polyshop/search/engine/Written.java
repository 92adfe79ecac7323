package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Stored.Revision;

/**
 * What became of one write.
 *
 * @param write the write
 * @param outcome whether it happened
 * @param revision the document's state after it; meaningless unless it happened
 */
public record Written<T>(Write<T> write, Write.Outcome outcome, Revision revision) {

    /** Whether it happened. */
    public boolean done() {
        return outcome == Write.Outcome.DONE;
    }

    /** Whether the document was in another state than asked for. */
    public boolean conflict() {
        return outcome == Write.Outcome.CONFLICT;
    }
}
