package dev.polyshop.relational.search;

import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.relational.BareJdbc;
import dev.polyshop.relational.search.SearchTerms.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The commands of {@link RelationalSearch}, through the bare driver. */
public final class BareSearch {

    private final boolean typos;

    /** @param typos whether the server can find similar words */
    public BareSearch(boolean typos) {
        this.typos = typos;
    }

    /** The first page of a search for words, counted by brand; returns how many hits there are. */
    public long search(Connection connection, String words, int size) throws SQLException {
        BareJdbc jdbc = new BareJdbc(connection);
        SearchText text = SearchText.of(words);
        List<Found> found = find(jdbc, text);
        String[] mistyped = typos ? SearchTerms.mistyped(found) : new String[0];
        List<Found> meant = mistyped.length == 0 ? List.of() : meant(jdbc, mistyped);
        HitQuery hits = new HitQuery(CatalogFilter.all(), SearchTerms.weighed(text, found, meant));
        hits.parameters().put("rows", size + 1);
        long[] total = new long[1];
        jdbc.query(hits.page(SearchSort.RELEVANCE, false), hits.parameters(), row -> {
            BareJdbc.fetch(row);
            total[0] = row.getLong("total");
        });
        String counts = hits.counts(List.of(new Facet.Brand()), SearchResult.MAX_FACET_VALUES);
        jdbc.query(counts, hits.parameters(), BareJdbc::fetch);
        return total[0];
    }

    private static List<Found> find(BareJdbc jdbc, SearchText text) throws SQLException {
        List<Found> found = new ArrayList<>();
        jdbc.query(
                SearchTerms.TERMS,
                Map.of("words", text.words(), "phrases", text.phrases().toArray(String[]::new), "counted", true),
                row -> found.add(Found.of(row)));
        return found;
    }

    private static List<Found> meant(BareJdbc jdbc, String[] mistyped) throws SQLException {
        List<String> words = new ArrayList<>();
        jdbc.query(
                SearchTerms.SIMILAR_WORDS,
                Map.of("words", mistyped, "most", SearchTerms.MOST_MEANT),
                row -> words.add(row.getString("word")));
        return words.isEmpty() ? List.of() : find(jdbc, SearchText.of(String.join(" ", words)));
    }
}
