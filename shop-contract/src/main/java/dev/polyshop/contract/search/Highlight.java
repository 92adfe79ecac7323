package dev.polyshop.contract.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a hit's text, cut at the words that matched.
 *
 * @param fragments the piece in order; joined, they are the text
 */
public record Highlight(List<Fragment> fragments) {

    /**
     * What stores mark the beginning of a matched word with: a private-use character that no text holds by accident.
     */
    public static final char START = '\uE000';
    /** What stores mark the end of a matched word with. */
    public static final char STOP = '\uE001';

    /** Keeps its own copy of the fragments. */
    public Highlight {
        fragments = List.copyOf(fragments);
    }

    /**
     * Some characters of the text.
     *
     * @param text the characters, as they are: not escaped for any markup
     * @param matched whether they matched
     */
    public record Fragment(String text, boolean matched) {}

    /** Cuts a text in which matches stand between {@link #START} and {@link #STOP}. */
    public static Highlight ofMarked(String marked) {
        List<Fragment> fragments = new ArrayList<>();
        boolean matched = false;
        int from = 0;
        for (int i = 0; i <= marked.length(); i++) {
            boolean end = i == marked.length();
            if (end || marked.charAt(i) == START || marked.charAt(i) == STOP) {
                if (i > from) {
                    fragments.add(new Fragment(marked.substring(from, i), matched));
                }
                matched = !end && marked.charAt(i) == START;
                from = i + 1;
            }
        }
        return new Highlight(fragments);
    }

    /** The words that matched, in order. */
    public List<String> matches() {
        return fragments.stream().filter(Fragment::matched).map(Fragment::text).toList();
    }

    /** The whole piece of text. */
    public String text() {
        return String.join("", fragments.stream().map(Fragment::text).toList());
    }
}
