package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import dev.polyshop.contract.search.Highlight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Marks the words that matched as they were written, inflections included: in the whole name, or else in the best piece
 * of the description. Words that are only similar are found and not marked: the highlighter would look for each of them
 * anew in each field of each hit, which takes longer than the search.
 */
final class Highlights {

    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    /**
     * Of the description, whose words are indexed with their offsets, so that it need not be analysed for every hit.
     */
    private static final int PIECE = 200;

    private Highlights() {}

    static co.elastic.clients.elasticsearch.core.search.Highlight asked(SearchText text) {
        return co.elastic.clients.elasticsearch.core.search.Highlight.of(highlight -> highlight
                .type(HighlighterType.Unified)
                .highlightQuery(Relevance.toMark(text))
                .preTags(String.valueOf(Highlight.START))
                .postTags(String.valueOf(Highlight.STOP))
                .fields(
                        co.elastic.clients.util.NamedValue.of(
                                NAME,
                                co.elastic.clients.elasticsearch.core.search.HighlightField.of(
                                        field -> field.numberOfFragments(0))),
                        co.elastic.clients.util.NamedValue.of(
                                DESCRIPTION,
                                co.elastic.clients.elasticsearch.core.search.HighlightField.of(
                                        field -> field.numberOfFragments(1).fragmentSize(PIECE)))));
    }

    static Optional<Highlight> of(Map<String, List<String>> marked) {
        return Optional.ofNullable(marked.get(NAME))
                .or(() -> Optional.ofNullable(marked.get(DESCRIPTION)))
                .filter(pieces -> !pieces.isEmpty())
                .map(pieces -> Highlight.ofMarked(pieces.getFirst()));
    }
}
