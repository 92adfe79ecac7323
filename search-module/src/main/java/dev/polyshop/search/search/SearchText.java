package dev.polyshop.search.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a searched text says: words, and phrases in double quotes. A quote without its second is nothing.
 *
 * @param words the words outside of quotes, each once
 * @param phrases what stands between quotes
 */
record SearchText(List<String> words, List<String> phrases) {

    /** The analyzer cuts longer ones. */
    private static final int LONGEST_WORD = 255;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    static SearchText parse(String text) {
        List<String> phrases = new ArrayList<>();
        StringBuilder loose = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('"', at);
            int close = open < 0 ? -1 : text.indexOf('"', open + 1);
            if (close < 0) {
                loose.append(text, at, text.length());
                break;
            }
            loose.append(text, at, open).append(' ');
            phrases.add(text.substring(open + 1, close));
            at = close + 1;
        }
        Set<String> words = new LinkedHashSet<>();
        for (String word : SPACE.split(loose)) {
            if (hasLetterOrDigit(word)) {
                words.add(word);
            }
        }
        return new SearchText(
                List.copyOf(words),
                phrases.stream().filter(SearchText::hasLetterOrDigit).toList());
    }

    /** Whether there is nothing to look for. */
    boolean isEmpty() {
        return words.isEmpty() && phrases.isEmpty();
    }

    /**
     * The words that people mistype: of 5 to 40 letters (the automaton of a much longer one takes hundreds of
     * megabytes), and without digits: model numbers are not put right, for the next one is another product.
     */
    List<String> mistakableWords() {
        return words.stream()
                .filter(word -> word.length() >= 5 && word.length() <= 40)
                .filter(word -> word.codePoints().noneMatch(Character::isDigit))
                .toList();
    }

    /**
     * The beginning of a text that the analyzer makes no more than so many words of. What stands between two spaces may
     * be many of them: it cuts at most punctuation, takes each sign of some scripts for a word, and cuts words that are
     * very long.
     */
    static String beginning(String text, int most) {
        int words = 0;
        int length = 0;
        for (int at = 0; at < text.length(); ) {
            int sign = text.codePointAt(at);
            boolean continues = length > 0 && length < LONGEST_WORD && isPartOfWord(sign);
            if (!continues && !Character.isWhitespace(sign) && ++words > most) {
                return text.substring(0, at);
            }
            length = isPartOfWord(sign) ? (continues ? length + 1 : 1) : 0;
            at += Character.charCount(sign);
        }
        return text;
    }

    private static boolean isPartOfWord(int sign) {
        return Character.isLetterOrDigit(sign)
                && !Character.isIdeographic(sign)
                && Character.UnicodeScript.of(sign) != Character.UnicodeScript.HIRAGANA;
    }

    private static boolean hasLetterOrDigit(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
