package dev.polyshop.document.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search text as words and phrases. Only letters and digits are left of it, so that nothing in it is read as an
 * operator of {@code $text}, such as the minus that leaves documents out.
 *
 * @param words the words outside of phrases, each once
 * @param phrases the words of each text in double quotes
 */
record SearchTerms(Set<String> words, List<List<String>> phrases) {

    /** Cuts a text at its double quotes; an odd one out quotes nothing. */
    static SearchTerms of(String text) {
        Set<String> words = new LinkedHashSet<>();
        List<List<String>> phrases = new ArrayList<>();
        String[] parts = text.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            List<String> inPart = EnglishWords.in(parts[i]).stream()
                    .map(EnglishWords.Word::text)
                    .toList();
            boolean quoted = i % 2 == 1 && i < parts.length - 1;
            if (quoted && inPart.size() > 1) {
                phrases.add(inPart);
            } else {
                words.addAll(inPart);
            }
        }
        return new SearchTerms(words, List.copyOf(new LinkedHashSet<>(phrases)));
    }

    /** The same, looking for these words too. */
    SearchTerms and(Collection<String> more) {
        Set<String> all = new LinkedHashSet<>(words);
        all.addAll(more);
        return new SearchTerms(all, phrases);
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /**
     * What to ask {@code $text} for, one after the other: with a phrase beside words it would insist on the phrase,
     * where the shop finds either.
     */
    List<String> textSearches() {
        List<String> searches = new ArrayList<>();
        if (!words.isEmpty()) {
            searches.add(String.join(" ", words));
        }
        phrases.forEach(phrase -> searches.add("\"" + String.join(" ", phrase) + "\""));
        return searches;
    }
}
