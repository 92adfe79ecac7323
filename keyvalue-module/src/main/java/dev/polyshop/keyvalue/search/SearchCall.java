package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.keyvalue.catalog.FilterPlan;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The script that searches, and its keys and arguments. */
public final class SearchCall {

    /** Answers with the number of hits, the hits of the page with their ranks, and a list for each facet. */
    public static final LuaScript SCRIPT = LuaScript.load(SearchCall.class, "../catalog/filter", "search");

    private final SearchKeys keys;
    private final ProductKeys products;

    /** Calls in a keyspace. */
    public SearchCall(Keyspace keyspace) {
        this.keys = new SearchKeys(keyspace);
        this.products = new ProductKeys(keyspace);
    }

    /** The call for the first page of a search without phrases, with the words weighed by the statistics. */
    public ScriptCall firstPage(SearchQuery query, TermStatistics statistics) {
        QueryText text = QueryText.parse(query.text());
        Map<String, Term> terms = text.withoutWords() ? Map.of() : new TermWeights(statistics).of(text);
        return of(query, text, terms, Map.of(), Optional.empty(), List.copyOf(query.facets()));
    }

    ScriptCall of(
            SearchQuery query,
            QueryText text,
            Map<String, Term> terms,
            Map<String, Double> byPhrase,
            Optional<SearchPlace> after,
            List<Facet> facets) {
        int order = switch (query.sort()) {
            case RELEVANCE -> 0;
            case CHEAPEST_FIRST -> 1;
            case DEAREST_FIRST -> -1;
        };
        ScriptCall call = ScriptCall.on(products.prices())
                .with(order, query.page().size() + 1)
                .with(after.map(place -> place.product().toString()).orElse(""))
                .with(after.map(SearchPlace::rank).orElse(""));
        call.with(terms.values().stream().filter(Term::alone).count());
        terms.forEach((stem, term) -> {
            if (term.alone()) {
                call.withKey(keys.term(stem)).with(term.weight());
            }
        });
        call.with(byPhrase.size());
        byPhrase.forEach(call::with);
        call.with(text.withoutWords() ? "all" : "words");
        call.with(query.filter().equals(CatalogFilter.all()) ? "none" : "filter");
        new FilterPlan(products, query.filter()).addTo(call);
        call.with(facets.size());
        facets.forEach(facet -> call.withKey(FacetColumns.column(products, facet))
                .with(facet instanceof Facet.Tag ? "list" : "single"));
        return call;
    }
}
