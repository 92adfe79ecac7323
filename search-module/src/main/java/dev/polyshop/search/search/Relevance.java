package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a product matches a text, as a query. Any word is enough to be found (OR); BM25 ranks those first that match
 * more words, rarer words, and in more telling fields. Words that match only with typing errors count little, so that a
 * product with the very word stands above one with a similar word.
 */
final class Relevance {

    /** Where words are looked for, and how much a match there tells. */
    private static final List<String> FIELDS = List.of("name^4", "brand.words^2", "tags.words^2", "description");

    /** Typing errors are looked for in this many words: each becomes up to 50 similar ones in each field. */
    private static final int MOST_FUZZY = 24;
    /** A Levenshtein automaton grows with its word: one of 10,000 letters takes hundreds of megabytes. */
    private static final int LONGEST_FUZZY = 60;
    /** More words than a person types; what is beyond is text pasted in, where these are plenty to go by. */
    private static final int MOST_WORDS = 128;

    private Relevance() {}

    static Query of(SearchText text) {
        List<Query> any = new ArrayList<>();
        if (!text.words().isEmpty()) {
            String words = String.join(" ", firstOf(text.words(), MOST_WORDS));
            any.add(match(words));
            List<String> mistypable = text.words().stream()
                    .filter(word -> word.length() <= LONGEST_FUZZY)
                    .toList();
            if (!mistypable.isEmpty()) {
                any.add(fuzzy(String.join(" ", firstOf(mistypable, MOST_FUZZY))));
            }
        }
        for (String phrase : firstOf(text.phrases(), MOST_FUZZY)) {
            any.add(phrase(phrase));
        }
        return Query.of(query -> query.bool(bool -> bool.should(any).minimumShouldMatch("1")));
    }

    private static Query match(String words) {
        return Query.of(query -> query.multiMatch(match ->
                match.query(words).fields(FIELDS).type(TextQueryType.BestFields).tieBreaker(0.3)));
    }

    private static Query fuzzy(String words) {
        return Query.of(query -> query.multiMatch(match -> match.query(words)
                .fields(FIELDS)
                .type(TextQueryType.BestFields)
                .fuzziness("AUTO")
                .maxExpansions(50)
                .boost(0.1f)));
    }

    private static Query phrase(String words) {
        return Query.of(query -> query.multiMatch(match ->
                match.query(words).fields(FIELDS).type(TextQueryType.Phrase).boost(2f)));
    }

    private static List<String> firstOf(List<String> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }
}
