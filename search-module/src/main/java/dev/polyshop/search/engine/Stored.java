package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Kind.Ref;
import java.util.Optional;

/**
 * A document as read, and the mark of its state that a conditional write compares.
 *
 * @param ref which document
 * @param content its source
 * @param revision its state
 */
public record Stored<T>(Ref<T> ref, T content, Revision revision) {

    /**
     * The place of a document's last write in its shard's history: {@code _seq_no} and {@code _primary_term}. Every
     * write changes it, and none comes twice.
     *
     * @param seqNo the sequence number
     * @param primaryTerm the term of the primary shard that gave it
     */
    public record Revision(long seqNo, long primaryTerm) {}

    /** Who has claimed it, if anybody. */
    public Optional<String> claim() {
        return content instanceof Claimable<?> claimable
                ? Optional.ofNullable(claimable.claimedBy())
                : Optional.empty();
    }

    /** Writes another content, if the document is still in this state ({@code if_seq_no}, {@code if_primary_term}). */
    public Write<T> replacedBy(T other) {
        return new Write.Replace<>(ref, other, revision, claim());
    }

    /** Removes it, if it is still in this state. */
    public Write<T> removed() {
        return new Write.Remove<>(ref, revision, claim());
    }
}
