package dev.polyshop.comparison.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Cuts English text into words and their stems (UAX #29 word borders, Porter's stemmer), leaving no word out. */
final class EnglishWords {

    private static final Analyzer STEMS = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
    private static final Analyzer WORDS = new StandardAnalyzer(CharArraySet.EMPTY_SET);

    private EnglishWords() {}

    /**
     * A word of a text.
     *
     * @param written the word in lower case
     * @param stem what it shares with its inflected forms
     * @param start where it begins in the text
     * @param end where it ends
     */
    record Word(String written, String stem, int start, int end) {}

    static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        for (Token token : tokens(WORDS, text)) {
            List<Token> stems = tokens(STEMS, token.text());
            String stem = stems.isEmpty() ? token.text() : stems.getFirst().text();
            words.add(new Word(token.text(), stem, token.start(), token.end()));
        }
        return words;
    }

    private record Token(String text, int start, int end) {}

    private static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory failed", e);
        }
        return tokens;
    }
}
