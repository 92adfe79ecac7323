package dev.polyshop.relational.search;

import dev.polyshop.relational.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a search text means to the index.
 *
 * @param match the {@code tsquery} that finds the hits, in text form; empty if there is no word in the text. A query
 *     without a lexeme, of words that no index has (stop words, words of kilobytes), finds nothing
 * @param ranked the terms that put them in order: the most telling ones, at most {@value #MOST_RANKED}
 */
record SearchTerms(Optional<String> match, List<SearchTerm> ranked) {

    private static final int MOST_RANKED = 32;
    private static final int MOST_MISTYPED = 5;
    static final int MOST_MEANT = 5;
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,40}");

    static final String TERMS = Sql.of(SearchTerms.class, "terms");
    static final String SIMILAR_WORDS = Sql.of(SearchTerms.class, "similar-words");
    static final String ABOUT_ALL =
            "select greatest(reltuples, 1000) from pg_class where oid = cast('product' as regclass)";

    /**
     * A word or phrase as the index knows it.
     *
     * @param word the word as it was typed; empty for a phrase
     * @param query its {@code tsquery}, in text form
     * @param products how many products have it
     */
    record Found(Optional<String> word, String query, long products) {}

    /** The meaning of a text: its words and phrases, and for words that no product has, those that are near. */
    static SearchTerms resolve(JdbcClient jdbc, SearchText text, boolean typos) {
        List<Found> found = find(jdbc, text.words(), text.phrases());
        List<Found> meant = typos ? meant(jdbc, found) : List.of();
        double all =
                found.isEmpty() ? 0 : jdbc.sql(ABOUT_ALL).query(Double.class).single();
        return weighed(text, found, meant, all);
    }

    /**
     * The terms with their weights.
     *
     * @param all about how many products there are
     */
    static SearchTerms weighed(SearchText text, List<Found> found, List<Found> meant, double all) {
        Map<String, SearchTerm> terms = new LinkedHashMap<>();
        for (Found each : found) {
            terms.put(each.query(), SearchTerm.of(each.query(), each.products(), all));
        }
        for (Found each : meant) {
            terms.putIfAbsent(
                    each.query(),
                    SearchTerm.of(each.query(), each.products(), all).meant());
        }
        return of(
                text, terms.keySet().stream().toList(), terms.values().stream().toList());
    }

    /** The meaning that the text had when its first page was read, so that the pages that follow rank alike. */
    static SearchTerms again(JdbcClient jdbc, SearchText text, List<SearchTerm> ranked) {
        List<String> queries = Stream.concat(
                        find(jdbc, text.words(), text.phrases()).stream().map(Found::query),
                        ranked.stream().map(SearchTerm::query))
                .distinct()
                .toList();
        return new SearchTerms(anyOf(text, queries), ranked);
    }

    private static SearchTerms of(SearchText text, List<String> queries, List<SearchTerm> terms) {
        return new SearchTerms(
                anyOf(text, queries),
                terms.stream()
                        .sorted(Comparator.comparingDouble(SearchTerm::weight).reversed())
                        .limit(MOST_RANKED)
                        .toList());
    }

    private static Optional<String> anyOf(SearchText text, List<String> queries) {
        return text.isWordless()
                ? Optional.empty()
                : Optional.of(queries.stream().map(query -> "(" + query + ")").collect(Collectors.joining(" | ")));
    }

    private static List<Found> find(JdbcClient jdbc, String words, List<String> phrases) {
        return jdbc.sql(TERMS)
                .param("words", words)
                .param("phrases", phrases.toArray(String[]::new))
                .query((row, number) -> new Found(
                        Optional.ofNullable(row.getString("word")), row.getString("query"), row.getLong("products")))
                .list();
    }

    /** Words that no product has, and that may be mistyped. */
    static String[] mistyped(List<Found> found) {
        return found.stream()
                .filter(each -> each.products() == 0)
                .flatMap(each -> each.word().stream())
                .filter(word -> WORD.matcher(word).matches())
                .limit(MOST_MISTYPED)
                .toArray(String[]::new);
    }

    private static List<Found> meant(JdbcClient jdbc, List<Found> found) {
        String[] mistyped = mistyped(found);
        if (mistyped.length == 0) {
            return List.of();
        }
        List<String> words = jdbc.sql(SIMILAR_WORDS)
                .param("words", mistyped)
                .param("most", MOST_MEANT)
                .query((row, number) -> row.getString("word"))
                .list();
        return words.isEmpty() ? List.of() : new ArrayList<>(find(jdbc, String.join(" ", words), List.of()));
    }
}
