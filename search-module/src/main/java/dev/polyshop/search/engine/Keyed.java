package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Kind.Ref;

/** A document that has a unique key beside its id. */
public interface Keyed {

    /** The key that it has now. */
    Ref<KeyDocument> uniqueKey();
}
