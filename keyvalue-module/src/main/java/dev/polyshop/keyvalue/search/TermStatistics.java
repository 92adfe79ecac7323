package dev.polyshop.keyvalue.search;

import java.util.Collection;
import java.util.List;

/** What has to be known of words to weigh them. */
public interface TermStatistics {

    /** How many products there are. */
    long products();

    /** In how many products each of the words stands, in their order. */
    List<Long> frequencies(Collection<String> stems);

    /** Those of the words that some product has or had. */
    Collection<String> inVocabulary(Collection<String> stems);
}
