package dev.polyshop.keyvalue.search;

import java.util.Collection;
import java.util.List;

/** What has to be known of words to weigh them. */
public interface TermStatistics {

    /**
     * How common words are.
     *
     * @param products how many products there are
     * @param having in how many of them each of the words stands, in their order
     */
    record Frequencies(long products, List<Long> having) {}

    /** How common each of the words is. */
    Frequencies frequencies(Collection<String> stems);

    /** Those of the words that some product has or had. */
    Collection<String> inVocabulary(Collection<String> stems);
}
