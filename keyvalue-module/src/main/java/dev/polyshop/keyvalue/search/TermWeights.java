package dev.polyshop.keyvalue.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which words of the index a search text asks for, and how much each counts: rarer words more (BM25's inverse document
 * frequency). A word that no product has is taken for a typing error, and words one letter away stand in for it.
 */
final class TermWeights {

    /** Of a very long text, so many unknown words are corrected. */
    private static final int MOST_CORRECTED = 32;

    private static final double WEIGHT_OF_CORRECTION = 0.5;

    private final TermStatistics statistics;

    TermWeights(TermStatistics statistics) {
        this.statistics = statistics;
    }

    /** The weights of the words of a text and its phrases, by stem; without the words that nothing can be found by. */
    Map<String, String> of(QueryText text) {
        Set<String> stems = new LinkedHashSet<>(text.words().keySet());
        text.phrases().forEach(phrase -> stems.addAll(phrase.stems()));
        long count = statistics.products();
        Map<String, Long> known = frequencies(stems);
        Map<String, String> weights = new LinkedHashMap<>();
        known.forEach((stem, frequency) -> weights.put(stem, written(rarity(count, frequency))));
        Set<String> corrected = corrections(text.words().entrySet().stream()
                .filter(word -> !known.containsKey(word.getKey()))
                .map(Map.Entry::getValue)
                .limit(MOST_CORRECTED)
                .toList());
        corrected.removeAll(weights.keySet());
        frequencies(corrected)
                .forEach((stem, frequency) ->
                        weights.put(stem, written(WEIGHT_OF_CORRECTION * rarity(count, frequency))));
        return weights;
    }

    /** In how many products each word stands; without those that stand in none. */
    private Map<String, Long> frequencies(Collection<String> stems) {
        List<Long> counts = statistics.frequencies(stems);
        Map<String, Long> frequencies = new LinkedHashMap<>();
        int i = 0;
        for (String stem : stems) {
            long count = counts.get(i++);
            if (count > 0) {
                frequencies.put(stem, count);
            }
        }
        return frequencies;
    }

    private Set<String> corrections(List<String> words) {
        Set<String> candidates = new LinkedHashSet<>();
        words.forEach(word -> OneEditAway.of(word).forEach(near -> candidates.add(WordAnalyzer.stem(near))));
        return new LinkedHashSet<>(statistics.inVocabulary(candidates));
    }

    private static double rarity(long products, long having) {
        return Math.log(1 + (Math.max(products, having) - having + 0.5) / (having + 0.5));
    }

    private static String written(double weight) {
        return String.format(Locale.ROOT, "%.4f", weight);
    }
}
