package dev.polyshop.keyvalue.search;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The words that differ from a word by one letter added, left out, exchanged, or swapped with its neighbour
 * (Damerau–Levenshtein distance 1), after Norvig's spelling corrector: rather than to keep an index of misspellings,
 * ask the vocabulary for all of them at once.
 */
final class OneEditAway {

    /** Shorter words are not corrected: too many other words are near. */
    static final int SHORTEST = 5;

    /** Longer words are not corrected: the longer a word, the more words are near it, and nobody types such a one. */
    static final int LONGEST = 32;

    /** Words of scripts with very many letters, such as Hangul, are not corrected if more words than these are near. */
    static final int MOST = 50_000;

    private static final int PAGE = 0x100;

    private OneEditAway() {}

    static Set<String> of(String word) {
        int[] letters = word.codePoints().toArray();
        Set<String> words = new LinkedHashSet<>();
        if (letters.length < SHORTEST || letters.length > LONGEST) {
            return words;
        }
        int[] alphabet = alphabet(letters);
        if (alphabet.length * (2 * letters.length + 1) > MOST) {
            return words;
        }
        for (int i = 0; i <= letters.length; i++) {
            if (i < letters.length) {
                words.add(spliced(letters, i, i + 1));
            }
            if (i + 1 < letters.length) {
                words.add(spliced(letters, i, i + 2, letters[i + 1], letters[i]));
            }
            for (int letter : alphabet) {
                words.add(spliced(letters, i, i, letter));
                if (i < letters.length) {
                    words.add(spliced(letters, i, i + 1, letter));
                }
            }
        }
        words.remove(word);
        return words;
    }

    /** Latin letters, digits, and the letters of the word's own scripts that stand on the same page of Unicode. */
    private static int[] alphabet(int[] word) {
        IntStream own = Arrays.stream(word)
                .filter(letter -> letter > 0x7F)
                .flatMap(letter -> IntStream.range(letter & -PAGE, (letter & -PAGE) + PAGE)
                        .filter(other -> Character.isLetter(other) && Character.toLowerCase(other) == other)
                        .filter(other -> Character.UnicodeScript.of(other) == Character.UnicodeScript.of(letter)));
        return IntStream.concat(IntStream.concat(IntStream.rangeClosed('a', 'z'), IntStream.rangeClosed('0', '9')), own)
                .distinct()
                .toArray();
    }

    private static String spliced(int[] letters, int from, int to, int... between) {
        return new StringBuilder(new String(letters, 0, from))
                .append(new String(between, 0, between.length))
                .append(new String(letters, to, letters.length - to))
                .toString();
    }
}
