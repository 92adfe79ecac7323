package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import dev.polyshop.contract.search.Highlight;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Marks the words that matched: in the whole name, or else in the best piece of the description. */
final class Highlights {

    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    /** Longer texts would be analysed to the end for every hit; the description's words are indexed with offsets. */
    private static final int PIECE = 200;

    private Highlights() {}

    static co.elastic.clients.elasticsearch.core.search.Highlight asked() {
        return co.elastic.clients.elasticsearch.core.search.Highlight.of(highlight -> highlight
                .type(HighlighterType.Unified)
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
