package dev.polyshop.contract.search;

import dev.polyshop.contract.TextBounds;

/** A property that hits are counted by. */
public sealed interface Facet {

    /** By brand; products without one are not counted. */
    record Brand() implements Facet {}

    /** By category: the product's own full path. */
    record Category() implements Facet {}

    /** By tag: a product counts under each of its tags. */
    record Tag() implements Facet {}

    /**
     * By the displayed value of a free attribute; products without it are not counted.
     *
     * @param key the attribute's key
     */
    record Attribute(String key) implements Facet {

        /** @throws dev.polyshop.contract.InvalidDataException if the key is out of bounds */
        public Attribute {
            TextBounds.line("attribute key", key, 1, 100);
        }
    }
}
