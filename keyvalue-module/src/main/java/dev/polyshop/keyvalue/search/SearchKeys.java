package dev.polyshop.keyvalue.search;

import dev.polyshop.keyvalue.engine.Keyspace;

/**
 * The keys of the inverted index.
 *
 * @param keys the shop's keys
 */
public record SearchKeys(Keyspace keys) {

    /** Sorted set by score: product id with the weight that the word has in it. */
    public String term(String stem) {
        return keys.keyOfTexts("term", stem);
    }

    /** Set: the words that some product has, or once had. */
    public String vocabulary() {
        return keys.key("terms");
    }

    /** Sorted set by bytes: name in lower case, name, product id, one a line. */
    public String names() {
        return keys.key("names");
    }
}
