package dev.polyshop.search.engine;

import java.util.List;

/**
 * A kind of document, kept in an index of its own.
 *
 * @param name the index's name within the store's namespace, as in {@code products}
 * @param type what a document's source maps to
 * @param fields the fields of the source that are read; none for all of them
 */
public record Kind<T>(String name, Class<T> type, List<String> fields) {

    /** Says that a document is there. */
    public record Presence() {}

    /**
     * Which document is meant.
     *
     * @param kind its kind
     * @param id its {@code _id}
     */
    public record Ref<T>(Kind<T> kind, String id) {}

    /** Whole documents. */
    public static <T> Kind<T> of(String name, Class<T> type) {
        return new Kind<>(name, type, List.of());
    }

    /** The document with this id. */
    public Ref<T> ref(Object id) {
        return new Ref<>(this, id.toString());
    }

    /** The same documents, of which only the presence is of interest: their sources are not sent. */
    public Kind<Presence> presence() {
        return of(name, Presence.class);
    }

    /** The same documents, of which only some fields are read. */
    public <P> Kind<P> part(Class<P> part, String... fields) {
        return new Kind<>(name, part, List.of(fields));
    }
}
