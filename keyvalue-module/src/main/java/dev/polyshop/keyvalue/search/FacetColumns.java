package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Redis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Facets over columns: a column is a hash from product id to what the product has. */
final class FacetColumns {

    private static final Comparator<FacetCount> MOST_FIRST = Comparator.comparingLong(FacetCount::count)
            .reversed()
            .thenComparing(count -> Redis.bytes(count.value()), Arrays::compareUnsigned);

    private FacetColumns() {}

    /** The column that a facet counts. */
    static String column(ProductKeys keys, Facet facet) {
        return switch (facet) {
            case Facet.Brand() -> keys.brandColumn();
            case Facet.Category() -> keys.categoryColumn();
            case Facet.Tag() -> keys.tagColumn();
            case Facet.Attribute(String key) -> keys.attributeColumn(key);
        };
    }

    /** The facet's values from a script's list of value, count, value, count …; UTF-8 sorts as code points do. */
    static List<FacetCount> counts(List<?> answer) {
        List<FacetCount> counts = new ArrayList<>();
        for (int i = 0; i < answer.size(); i += 2) {
            counts.add(
                    new FacetCount(String.valueOf(answer.get(i)), Long.parseLong(String.valueOf(answer.get(i + 1)))));
        }
        counts.sort(MOST_FIRST);
        return List.copyOf(counts.subList(0, Math.min(counts.size(), SearchResult.MAX_FACET_VALUES)));
    }
}
