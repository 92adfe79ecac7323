package dev.polyshop.search.engine;

/**
 * The prefix that all indices of a store begin with. A namespace holds no hyphen, so that none is the beginning of
 * another's indices.
 *
 * @param name lower-case letters, digits and underscores
 */
public record Namespace(String name) {

    /** The alias that a kind of document is read and written by. */
    public String alias(String kind) {
        return name + "-" + kind;
    }

    /** The index behind an alias: another mapping is another generation, and the alias moves over to it. */
    public String index(String kind, int generation) {
        return alias(kind) + "-" + generation;
    }

    /** Matches all indices of the store and none of another's. */
    public String pattern() {
        return name + "-*";
    }
}
