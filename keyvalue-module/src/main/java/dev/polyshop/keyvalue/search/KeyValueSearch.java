package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.keyvalue.catalog.ProductReader;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Search over an inverted index: a sorted set for each word, joined and weighted by the server. */
public final class KeyValueSearch implements ProductSearch {

    private static final LuaScript SUGGEST = LuaScript.load(KeyValueSearch.class, "suggest");

    private final Redis redis;
    private final ProductReader reader;
    private final SearchKeys keys;
    private final SearchCall calls;
    private final TermWeights weights;
    private final PhraseSearch phrases;

    /** A search in the keyspace. */
    public KeyValueSearch(Redis redis, Keyspace keyspace, ProductReader reader) {
        this.redis = redis;
        this.reader = reader;
        this.keys = new SearchKeys(keyspace);
        this.calls = new SearchCall(keyspace);
        this.weights = new TermWeights(new RedisTermStatistics(redis, keyspace));
        this.phrases = new PhraseSearch(redis, keyspace);
    }

    @Override
    public SearchResult search(SearchQuery query) {
        QueryText text = QueryText.parse(query.text());
        Optional<SearchPlace> after = query.page().after().map(cursor -> SearchPlace.of(query, cursor));
        Map<String, Term> terms =
                after.map(SearchPlace::terms).orElseGet(() -> text.withoutWords() ? Map.of() : weights.of(text));
        List<Facet> facets = List.copyOf(query.facets());
        List<Object> answer = redis.run(
                SearchCall.SCRIPT, calls.of(query, text, terms, phrases.find(text.phrases(), terms), after, facets));

        List<SearchPlace> places = places((List<?>) answer.get(1), terms);
        int size = query.page().size();
        boolean more = places.size() > size;
        List<SearchPlace> shown = more ? places.subList(0, size) : places;
        Optional<Cursor> next = more ? Optional.of(shown.getLast().cursor(query)) : Optional.empty();
        Map<Facet, List<FacetCount>> counts = new HashMap<>();
        for (int i = 0; i < facets.size(); i++) {
            counts.put(facets.get(i), FacetColumns.counts((List<?>) answer.get(i + 2)));
        }
        return new SearchResult(
                hits(shown, query.sort(), text), Long.parseLong(String.valueOf(answer.getFirst())), counts, next);
    }

    @Override
    public List<String> suggest(String prefix, int limit) {
        ProductSearch.requireSuggestion(prefix, limit);
        String key = prefix.toLowerCase(Locale.ROOT);
        if (key.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            return List.of(); // No name holds such characters; line breaks part names from each other here.
        }
        return redis.run(SUGGEST, ScriptCall.on(keys.names()).with(key, limit)).stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<SearchPlace> places(List<?> page, Map<String, Term> terms) {
        List<SearchPlace> places = new ArrayList<>();
        for (int i = 0; i < page.size(); i += 2) {
            places.add(new SearchPlace(
                    ProductId.parse(String.valueOf(page.get(i))), String.valueOf(page.get(i + 1)), terms));
        }
        return places;
    }

    private List<SearchHit> hits(List<SearchPlace> places, SearchSort sort, QueryText text) {
        Map<ProductId, Product> found =
                reader.findAll(places.stream().map(SearchPlace::product).toList());
        List<SearchHit> hits = new ArrayList<>();
        for (SearchPlace place : places) {
            Product product = found.get(place.product());
            if (product != null) { // Else it was removed since it was found.
                boolean scored = sort == SearchSort.RELEVANCE && !text.withoutWords();
                hits.add(new SearchHit(
                        product,
                        scored ? Exact.score(place.rank()) : 0,
                        text.withoutWords()
                                ? Optional.empty()
                                : Highlighting.of(product, place.terms().keySet())));
            }
        }
        return hits;
    }
}
