package dev.polyshop.contract.search;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.CatalogFilter;
import java.util.Set;

/**
 * What is looked for. Any text is a valid search: it is words, and words in double quotes are a phrase; nothing in it
 * is query language of the store.
 *
 * <p>A product is a hit if it meets the filter and any word or phrase of the text occurs in its name, description,
 * brand or tags, in any inflection and with small typing errors; products with more and rarer words in more telling
 * places rank higher. An empty text, or one without any word in it, finds all products that meet the filter.
 *
 * @param text 0 to {@value #MAX_TEXT} characters
 * @param filter the products looked at
 * @param facets what to count all hits by
 * @param sort the order of hits
 * @param page which hits to give
 */
public record SearchQuery(String text, CatalogFilter filter, Set<Facet> facets, SearchSort sort, PageRequest page) {

    /** The longest text. */
    public static final int MAX_TEXT = 20_000;

    /** @throws InvalidDataException if the text is too long */
    public SearchQuery {
        facets = Set.copyOf(facets);
        if (text.length() > MAX_TEXT) {
            throw new InvalidDataException(
                    "a search text has at most " + MAX_TEXT + " characters, not " + text.length());
        }
    }

    /** The first 20 hits for these words, best match first. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, CatalogFilter.all(), Set.of(), SearchSort.RELEVANCE, PageRequest.first(20));
    }

    /** The same search among other products. */
    public SearchQuery among(CatalogFilter other) {
        return new SearchQuery(text, other, facets, sort, page);
    }

    /** The same search, counting its hits. */
    public SearchQuery countedBy(Facet... by) {
        return new SearchQuery(text, filter, Set.of(by), sort, page);
    }

    /** The same search in another order. */
    public SearchQuery sortedBy(SearchSort other) {
        return new SearchQuery(text, filter, facets, other, page);
    }

    /** Another page of the same search. */
    public SearchQuery page(PageRequest other) {
        return new SearchQuery(text, filter, facets, sort, other);
    }
}
