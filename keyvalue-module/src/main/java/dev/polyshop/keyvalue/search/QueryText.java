package dev.polyshop.keyvalue.search;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A search text taken apart: any text is a valid one. Words between double quotes are a phrase; a quote without a
 * partner is passed over.
 *
 * @param words the words outside of phrases by stem, as written
 * @param phrases the phrases of more than one word
 * @param withoutWords whether there is not a single word in it, so that the whole catalogue is meant; words too common
 *     to be in the index are words, and find nothing
 */
record QueryText(Map<String, String> words, Set<Phrase> phrases, boolean withoutWords) {

    /**
     * More words than these are not looked for outside of phrases, and not in all phrases together; the words of
     * further phrases are looked for as if they stood outside. The number is Lucene's customary limit of clauses.
     */
    private static final int MOST_WORDS = 1_024;

    /**
     * Words that have to stand next to each other.
     *
     * @param words the words with their distances
     */
    record Phrase(List<Place> words) {

        /**
         * Where a word stands in the phrase.
         *
         * @param stem the word's stem
         * @param distance how many words stand between it and the beginning, words left out included
         */
        record Place(String stem, int distance) {}

        static Phrase of(List<WordAnalyzer.Word> words) {
            int first = words.getFirst().position();
            return new Phrase(words.stream()
                    .map(word -> new Place(word.stem(), word.position() - first))
                    .toList());
        }

        List<String> stems() {
            return words.stream().map(Place::stem).distinct().toList();
        }

        /** Whether the phrase stands in a text. */
        boolean occursIn(String text) {
            List<WordAnalyzer.Word> there = WordAnalyzer.words(text);
            for (int from = 0; from + words.size() <= there.size(); from++) {
                if (matches(there, from)) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(List<WordAnalyzer.Word> there, int from) {
            int first = there.get(from).position();
            for (int i = 0; i < words.size(); i++) {
                WordAnalyzer.Word word = there.get(from + i);
                if (!word.stem().equals(words.get(i).stem())
                        || word.position() - first != words.get(i).distance()) {
                    return false;
                }
            }
            return true;
        }
    }

    static QueryText parse(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        Set<Phrase> phrases = new LinkedHashSet<>();
        int inPhrases = 0;
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('"', from);
            int close = open < 0 ? -1 : text.indexOf('"', open + 1);
            if (close < 0) {
                addWords(words, text.substring(from));
                break;
            }
            addWords(words, text.substring(from, open));
            String quoted = text.substring(open + 1, close);
            List<WordAnalyzer.Word> inside = WordAnalyzer.words(quoted);
            if (inside.size() < 2 || inPhrases + inside.size() > MOST_WORDS) {
                addWords(words, quoted);
            } else if (phrases.add(Phrase.of(inside))) {
                inPhrases += inside.size();
            }
            from = close + 1;
        }
        return new QueryText(words, phrases, text.codePoints().noneMatch(Character::isLetterOrDigit));
    }

    private static void addWords(Map<String, String> words, String text) {
        for (WordAnalyzer.Word word : WordAnalyzer.words(text)) {
            if (words.size() < MOST_WORDS) {
                words.putIfAbsent(word.stem(), WordAnalyzer.plain(text.substring(word.start(), word.end())));
            }
        }
    }
}
