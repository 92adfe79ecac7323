package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a product matches a text, as a query. Any word is enough to be found (OR); what ranks is:
 *
 * <ul>
 *   <li>BM25 over name, brand, tags and description as if they were one field ({@code cross_fields}): the words of
 *       "xerox toner" stand in brand and name, and together they tell more than either twice;
 *   <li>a fifth of it again for words of the name;
 *   <li>a tenth for words with typing errors, so that the very word stands above a similar one.
 * </ul>
 */
final class Relevance {

    /** Where words are looked for. They share an analyzer, without which {@code cross_fields} falls apart. */
    private static final List<String> FIELDS = List.of("name", "brand.words", "tags.words", "description");

    /** More than a person types; of a text pasted in, this much is plenty to go by. */
    private static final int MOST_WORDS = 128;
    /** Typing errors are looked for in so many words: each may become 50 others in each field. */
    private static final int MOST_FUZZY = 10;

    /** Of words of three letters and more. Words two letters away are many more, found for several times the work. */
    private static final String ONE_LETTER = "AUTO:3," + Integer.MAX_VALUE;

    private static final int MOST_PHRASES = 20;
    /** So many words of a phrase, in every field: the server refuses a query of more than some thousand terms. */
    private static final int LONGEST_PHRASE = 50;

    private Relevance() {}

    static Query of(SearchText text) {
        List<Query> any = asWritten(text);
        String mistakable = firstOf(text.mistakableWords(), MOST_FUZZY);
        if (!mistakable.isEmpty()) {
            any.add(mistyped(mistakable));
        }
        return anyOf(any);
    }

    /** What a match is marked by: the same without the words that are only similar. */
    static Query toMark(SearchText text) {
        return anyOf(asWritten(text));
    }

    private static List<Query> asWritten(SearchText text) {
        List<Query> any = new ArrayList<>();
        if (!text.words().isEmpty()) {
            String words = firstOf(text.words(), MOST_WORDS);
            any.add(together(words));
            any.add(inName(words));
        }
        text.phrases().stream().limit(MOST_PHRASES).map(Relevance::phrase).forEach(any::add);
        return any;
    }

    private static Query anyOf(List<Query> any) {
        return Query.of(query -> query.bool(bool -> bool.should(any).minimumShouldMatch("1")));
    }

    private static Query together(String words) {
        return Query.of(query ->
                query.multiMatch(match -> match.query(words).fields(FIELDS).type(TextQueryType.CrossFields)));
    }

    private static Query inName(String words) {
        return Query.of(
                query -> query.match(match -> match.field("name").query(words).boost(0.2f)));
    }

    private static Query mistyped(String words) {
        return Query.of(query -> query.multiMatch(match -> match.query(words)
                .fields(FIELDS)
                .type(TextQueryType.BestFields)
                .fuzziness(ONE_LETTER)
                .maxExpansions(50)
                .boost(0.1f)));
    }

    private static Query phrase(String words) {
        String beginning = SearchText.beginning(words, LONGEST_PHRASE);
        return Query.of(query ->
                query.multiMatch(match -> match.query(beginning).fields(FIELDS).type(TextQueryType.Phrase)));
    }

    private static String firstOf(List<String> words, int most) {
        return SearchText.beginning(String.join(" ", words), most);
    }
}
