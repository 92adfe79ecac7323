package dev.polyshop.document.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A search text as words and phrases. Only letters and digits are left of it, so that nothing in it is read as an
 * operator of {@code $text}, such as the minus that leaves documents out; within a phrase there is none.
 *
 * @param words the words outside of phrases, each once
 * @param phrases each text in double quotes that has several words, {@value #MOST_PHRASES} at most, each once
 */
record SearchTerms(Set<String> words, List<Phrase> phrases) {

    /** A text with more of them is not a query: of the others the words are looked for. */
    static final int MOST_PHRASES = 20;

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    /**
     * Words in double quotes.
     *
     * @param words the words
     * @param typed from the first to the last word as it was typed, but for case and the width of spaces
     */
    record Phrase(List<String> words, String typed) {}

    /** Cuts a text at its double quotes; an odd one out quotes nothing. */
    static SearchTerms of(String text) {
        Set<String> words = new LinkedHashSet<>();
        Set<Phrase> phrases = new LinkedHashSet<>();
        String[] parts = text.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            List<EnglishWords.Word> inPart = EnglishWords.in(parts[i]);
            boolean quoted = i % 2 == 1 && i < parts.length - 1;
            if (quoted && inPart.size() > 1 && phrases.size() < MOST_PHRASES) {
                phrases.add(phrase(parts[i], inPart));
            } else {
                inPart.forEach(word -> words.add(word.text()));
            }
        }
        return new SearchTerms(words, List.copyOf(phrases));
    }

    private static Phrase phrase(String part, List<EnglishWords.Word> words) {
        String typed = part.substring(words.getFirst().start(), words.getLast().end());
        return new Phrase(
                words.stream().map(EnglishWords.Word::text).toList(),
                SPACE.matcher(typed.toLowerCase(Locale.ROOT)).replaceAll(" "));
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
     * where the shop finds either. A phrase is asked for as it was typed, since MongoDB looks for it in the text as
     * that was written, so that a hyphen in the one has to be a hyphen in the other.
     */
    List<String> textSearches() {
        List<String> searches = new ArrayList<>();
        if (!words.isEmpty()) {
            searches.add(String.join(" ", words));
        }
        phrases.forEach(phrase -> searches.add("\"" + phrase.typed() + "\""));
        return searches;
    }
}
