package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Highlight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows where a product matched, by reading its text once more: the index does not keep places. */
final class Highlighting {

    private static final int BEFORE = 60;
    private static final int LENGTH = 200;

    private Highlighting() {}

    /** The name if a word of it matched, else the piece of the description around the first match. */
    static Optional<Highlight> of(Product product, Set<String> stems) {
        return marked(product.name(), stems, product.name().length())
                .or(() -> marked(product.description(), stems, LENGTH));
    }

    private static Optional<Highlight> marked(String text, Set<String> stems, int length) {
        List<WordAnalyzer.Word> matches = WordAnalyzer.words(text).stream()
                .filter(word -> stems.contains(word.stem()))
                .toList();
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        boolean whole = text.length() <= length;
        int from =
                whole ? 0 : wholeCharacter(text, Math.max(0, matches.getFirst().start() - BEFORE));
        int to = whole ? text.length() : wholeCharacter(text, Math.min(text.length(), from + length));
        to = Math.max(to, matches.getFirst().end());
        List<Highlight.Fragment> fragments = new ArrayList<>();
        int at = from;
        for (WordAnalyzer.Word match : matches) {
            if (match.end() <= to) {
                add(fragments, text.substring(at, match.start()), false);
                add(fragments, text.substring(match.start(), match.end()), true);
                at = match.end();
            }
        }
        add(fragments, text.substring(at, to), false);
        return Optional.of(new Highlight(fragments));
    }

    private static void add(List<Highlight.Fragment> fragments, String text, boolean matched) {
        if (!text.isEmpty()) {
            fragments.add(new Highlight.Fragment(text, matched));
        }
    }

    /** A cut that does not halve a surrogate pair. */
    private static int wholeCharacter(String text, int at) {
        boolean halves = at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at));
        return halves ? at - 1 : at;
    }
}
