package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Stored.Revision;
import java.util.Optional;

/** A write to one document: the only unit that Elasticsearch makes atomic. */
public sealed interface Write<T> {

    /** Which document. */
    Ref<T> ref();

    /** Who has claimed the document in the state that the write goes by. */
    default Optional<String> blockedBy() {
        return switch (this) {
            case Replace<T> replace -> replace.claim();
            case Remove<T> remove -> remove.claim();
            case Create<T> create -> Optional.empty();
            case Put<T> put -> Optional.empty();
            case Delete<T> delete -> Optional.empty();
            case Confirm<T> confirm -> Optional.empty();
        };
    }

    /** What became of a write. */
    enum Outcome {
        /** It happened, and is in the translog. */
        DONE,
        /** The document was in another state than the write asked for; nothing was changed. */
        CONFLICT,
        /** There was no such document. */
        MISSING
    }

    /**
     * Only if there is no such document ({@code op_type=create}).
     *
     * @param ref which document
     * @param content its source
     */
    record Create<T>(Ref<T> ref, T content) implements Write<T> {}

    /**
     * Whether there is one or not.
     *
     * @param ref which document
     * @param content its source
     */
    record Put<T>(Ref<T> ref, T content) implements Write<T> {}

    /**
     * Only if the document is in the state expected.
     *
     * @param ref which document
     * @param content its source
     * @param expected its state
     * @param claim who has claimed it in that state; while somebody has, the write is not even sent
     */
    record Replace<T>(Ref<T> ref, T content, Revision expected, Optional<String> claim) implements Write<T> {}

    /**
     * Whatever its state.
     *
     * @param ref which document
     */
    record Delete<T>(Ref<T> ref) implements Write<T> {}

    /**
     * Only if the document is in the state expected.
     *
     * @param ref which document
     * @param expected its state
     * @param claim who has claimed it in that state; while somebody has, the write is not even sent
     */
    record Remove<T>(Ref<T> ref, Revision expected, Optional<String> claim) implements Write<T> {}

    /**
     * Changes nothing, and tells by its outcome whether the document is there still, and is as it was read: a partial
     * update with nothing in it, which the server finds to be a <em>noop</em>. It spares a read of its own beside other
     * writes.
     *
     * @param ref which document
     * @param expected its state, if that matters
     */
    record Confirm<T>(Ref<T> ref, Optional<Revision> expected) implements Write<T> {

        /** Whether it is there. */
        public Confirm(Ref<T> ref) {
            this(ref, Optional.empty());
        }

        /** Whether it is there as it was. */
        public Confirm(Ref<T> ref, Revision expected) {
            this(ref, Optional.of(expected));
        }
    }
}
