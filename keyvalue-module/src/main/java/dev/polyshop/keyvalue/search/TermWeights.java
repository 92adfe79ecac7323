package dev.polyshop.keyvalue.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which words of the index a search text asks for, and how much each counts: rarer words more (BM25's inverse document
 * frequency). A word that no product has is taken for a typing error, and words one letter away stand in for it.
 */
final class TermWeights {

    /** Of a very long text, so many unknown words are corrected. */
    private static final int MOST_CORRECTED = 32;

    /** No further word is corrected once so many words are to be asked for. */
    private static final int MOST_CANDIDATES = 20_000;

    private static final double WEIGHT_OF_CORRECTION = 0.5;

    private final TermStatistics statistics;

    TermWeights(TermStatistics statistics) {
        this.statistics = statistics;
    }

    /** The weights of the words of a text and its phrases, by stem; without the words that nothing can be found by. */
    Map<String, Term> of(QueryText text) {
        Set<String> stems = new LinkedHashSet<>(text.words().keySet());
        text.phrases().forEach(phrase -> stems.addAll(phrase.stems()));
        Map<String, Double> known = rarities(stems);
        Map<String, Term> terms = new LinkedHashMap<>();
        known.forEach((stem, rarity) ->
                terms.put(stem, new Term(Exact.weight(rarity), text.words().containsKey(stem))));
        Set<String> corrected = corrections(text.words().entrySet().stream()
                .filter(word -> !known.containsKey(word.getKey()))
                .map(Map.Entry::getValue)
                .limit(MOST_CORRECTED)
                .toList());
        rarities(corrected)
                .forEach((stem, rarity) -> terms.merge(
                        stem,
                        new Term(Exact.weight(WEIGHT_OF_CORRECTION * rarity), true),
                        (asWritten, correction) -> new Term(asWritten.weight(), true)));
        return terms;
    }

    /** How rare each word is; without those that stand in no product. */
    private Map<String, Double> rarities(Collection<String> stems) {
        if (stems.isEmpty()) {
            return Map.of();
        }
        TermStatistics.Frequencies frequencies = statistics.frequencies(stems);
        Map<String, Double> rarities = new LinkedHashMap<>();
        int i = 0;
        for (String stem : stems) {
            long having = frequencies.having().get(i++);
            if (having > 0) {
                rarities.put(stem, rarity(frequencies.products(), having));
            }
        }
        return rarities;
    }

    private Set<String> corrections(List<String> words) {
        Set<String> candidates = new LinkedHashSet<>();
        for (String word : words) {
            if (candidates.size() < MOST_CANDIDATES) {
                OneEditAway.of(word).forEach(near -> candidates.add(WordAnalyzer.stem(near)));
            }
        }
        return new LinkedHashSet<>(statistics.inVocabulary(candidates));
    }

    private static double rarity(long products, long having) {
        return Math.log(1 + (Math.max(products, having) - having + 0.5) / (having + 0.5));
    }
}
