package dev.polyshop.relational.search;

import dev.polyshop.relational.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
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
 * @param meant the terms that stand for mistyped ones, each a {@code tsquery}
 */
record SearchTerms(Optional<String> match, List<SearchTerm> ranked, List<String> meant) {

    private static final int MOST_RANKED = 32;
    private static final int MOST_MISTYPED = 5;
    static final int MOST_MEANT = 5;
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,40}");

    static final String TERMS = Sql.of(SearchTerms.class, "terms");
    static final String SIMILAR_WORDS = Sql.of(SearchTerms.class, "similar-words");

    /**
     * A word or phrase as the index knows it.
     *
     * @param word the word as it was typed; empty for a phrase
     * @param query its {@code tsquery}, in text form
     * @param products how many products have it
     * @param all about how many products there are
     */
    record Found(Optional<String> word, String query, long products, double all) {

        static Found of(ResultSet row) throws SQLException {
            return new Found(
                    Optional.ofNullable(row.getString("word")),
                    row.getString("query"),
                    row.getLong("products"),
                    row.getDouble("catalogue"));
        }

        SearchTerm weighed() {
            return SearchTerm.of(query, products, all);
        }
    }

    /** The meaning of a text: its words and phrases, and for words that no product has, those that are near. */
    static SearchTerms resolve(JdbcClient jdbc, SearchText text, boolean typos) {
        List<Found> found = find(jdbc, text.words(), text.phrases(), true);
        return weighed(text, found, typos ? meant(jdbc, found) : List.of());
    }

    /** The terms with their weights. One that no product has finds nothing yet, and puts nothing in order. */
    static SearchTerms weighed(SearchText text, List<Found> found, List<Found> meant) {
        Map<String, SearchTerm> terms = new LinkedHashMap<>();
        found.stream().filter(each -> each.products() > 0).forEach(each -> terms.put(each.query(), each.weighed()));
        meant.stream()
                .filter(each -> each.products() > 0)
                .forEach(each -> terms.putIfAbsent(each.query(), each.weighed().meant()));
        return of(
                text,
                found,
                terms.values().stream()
                        .sorted(Comparator.comparingDouble(SearchTerm::weight).reversed())
                        .limit(MOST_RANKED)
                        .toList(),
                meant.stream().map(Found::query).toList());
    }

    /** The meaning that the text had when its first page was read, so that the pages that follow rank alike. */
    static SearchTerms again(JdbcClient jdbc, SearchText text, List<SearchTerm> ranked, List<String> meant) {
        return of(text, find(jdbc, text.words(), text.phrases(), false), ranked, meant);
    }

    private static SearchTerms of(SearchText text, List<Found> found, List<SearchTerm> ranked, List<String> meant) {
        List<String> queries = Stream.concat(found.stream().map(Found::query), meant.stream())
                .distinct()
                .toList();
        return new SearchTerms(anyOf(text, queries), ranked, meant);
    }

    private static Optional<String> anyOf(SearchText text, List<String> queries) {
        return text.isWordless()
                ? Optional.empty()
                : Optional.of(queries.stream().map(query -> "(" + query + ")").collect(Collectors.joining(" | ")));
    }

    private static List<Found> find(JdbcClient jdbc, String words, List<String> phrases, boolean counted) {
        return jdbc.sql(TERMS)
                .param("words", words)
                .param("phrases", phrases.toArray(String[]::new))
                .param("counted", counted)
                .query((row, number) -> Found.of(row))
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
        return words.isEmpty() ? List.of() : find(jdbc, String.join(" ", words), List.of(), true);
    }
}
