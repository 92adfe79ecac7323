package dev.polyshop.keyvalue.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search text taken apart: any text is a valid one. Words between double quotes are a phrase; a quote without a
 * partner is passed over.
 *
 * @param words the words outside of phrases by stem, as written
 * @param phrases the phrases of more than one word
 * @param withoutWords whether there is not a single word in it, so that the whole catalogue is meant; words too common
 *     to be in the index are words, and find nothing
 */
record QueryText(Map<String, String> words, List<Phrase> phrases, boolean withoutWords) {

    /** More words than these are not looked for; the number is Lucene's customary limit of clauses. */
    private static final int MOST_WORDS = 1_024;

    /**
     * Words that have to stand next to each other.
     *
     * @param words the words with their distances
     */
    record Phrase(List<WordAnalyzer.Word> words) {

        List<String> stems() {
            return words.stream().map(WordAnalyzer.Word::stem).distinct().toList();
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
            int shift = there.get(from).position() - words.getFirst().position();
            for (int i = 0; i < words.size(); i++) {
                WordAnalyzer.Word word = there.get(from + i);
                if (!word.stem().equals(words.get(i).stem())
                        || word.position() - shift != words.get(i).position()) {
                    return false;
                }
            }
            return true;
        }
    }

    static QueryText parse(String text) {
        Map<String, String> words = new LinkedHashMap<>();
        List<Phrase> phrases = new ArrayList<>();
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
            List<WordAnalyzer.Word> phrase = WordAnalyzer.words(quoted);
            if (phrase.size() > 1 && phrase.size() <= MOST_WORDS) {
                phrases.add(new Phrase(phrase));
            } else {
                addWords(words, quoted);
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
