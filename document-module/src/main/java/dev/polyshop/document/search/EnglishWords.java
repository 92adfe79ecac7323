package dev.polyshop.document.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Words much as MongoDB's text index takes them: runs of letters and digits in lower case, stemmed by Snowball's
 * English algorithm, as the server does. The server's own delimiters and stop words are a little different.
 */
final class EnglishWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private EnglishWords() {}

    /**
     * One word of a text.
     *
     * @param text in lower case
     * @param start where it begins in the text
     * @param end where it ends
     */
    record Word(String text, int start, int end) {}

    /** The words of a text, in order. */
    static List<Word> in(String text) {
        List<Word> words = new ArrayList<>();
        for (MatchResult match : (Iterable<MatchResult>) WORD.matcher(text).results()::iterator) {
            words.add(new Word(match.group().toLowerCase(Locale.ROOT), match.start(), match.end()));
        }
        return words;
    }

    /** What a word's inflected forms have in common. */
    static String stem(String word) {
        EnglishStemmer stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** Whether it is one of Lucene's 33 stop words, such as "the"; the text index passes over more than these. */
    static boolean isStopWord(String word) {
        return EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word);
    }
}
