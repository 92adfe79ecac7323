package dev.polyshop.document.search;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Highlight;
import dev.polyshop.contract.search.Highlight.Fragment;
import dev.polyshop.document.search.EnglishWords.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which words of a hit matched, which {@code $text} does not: by the same words and the same stems. */
final class MatchMarker {

    private static final int BEFORE = 60;
    private static final int PIECE = 240;

    private final Set<String> stems;
    private final List<List<String>> phrases;

    MatchMarker(SearchTerms terms) {
        this.stems = terms.words().stream()
                .filter(word -> !EnglishWords.isStopWord(word))
                .map(EnglishWords::stem)
                .collect(Collectors.toSet());
        this.phrases = terms.phrases().stream().map(SearchTerms.Phrase::words).toList();
    }

    /** The name with its matches, or else the piece of the description around the first match. */
    Optional<Highlight> mark(Product product) {
        List<Word> inName = matches(product.name());
        if (!inName.isEmpty()) {
            return Optional.of(cut(product.name(), 0, product.name().length(), inName));
        }
        List<Word> inDescription = matches(product.description());
        if (inDescription.isEmpty()) {
            return Optional.empty();
        }
        String text = product.description();
        int from = Math.max(0, inDescription.getFirst().start() - BEFORE);
        int to = Math.min(
                text.length(), Math.max(from + PIECE, inDescription.getFirst().end()));
        return Optional.of(cut(text, atCharacter(text, from), atCharacter(text, to), inDescription));
    }

    private List<Word> matches(String text) {
        List<Word> words = EnglishWords.in(text);
        boolean[] matched = new boolean[words.size()];
        for (int i = 0; i < words.size(); i++) {
            matched[i] |= stems.contains(EnglishWords.stem(words.get(i).text()));
            for (List<String> phrase : phrases) {
                if (standsAt(words, i, phrase)) {
                    java.util.Arrays.fill(matched, i, i + phrase.size(), true);
                }
            }
        }
        List<Word> matches = new ArrayList<>();
        for (int i = 0; i < matched.length; i++) {
            if (matched[i]) {
                matches.add(words.get(i));
            }
        }
        return matches;
    }

    private static boolean standsAt(List<Word> words, int at, List<String> phrase) {
        return at + phrase.size() <= words.size()
                && words.subList(at, at + phrase.size()).stream()
                        .map(Word::text)
                        .toList()
                        .equals(phrase);
    }

    private static Highlight cut(String text, int from, int to, List<Word> matches) {
        List<Fragment> fragments = new ArrayList<>();
        int done = from;
        for (Word match : matches) {
            if (match.end() > to) {
                break;
            }
            if (match.start() > done) {
                fragments.add(new Fragment(text.substring(done, match.start()), false));
            }
            fragments.add(new Fragment(text.substring(match.start(), match.end()), true));
            done = match.end();
        }
        if (done < to) {
            fragments.add(new Fragment(text.substring(done, to), false));
        }
        return new Highlight(fragments);
    }

    /** Not between the halves of a surrogate pair. */
    private static int atCharacter(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
