package dev.polyshop.search.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.util.NamedValue;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.search.catalog.ProductConditions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts hits by their values. The counts are exact: the index has one shard, so no shard's smaller groups are missing
 * from the sum.
 */
final class Facets {

    private Facets() {}

    static Aggregation counting(Facet facet) {
        return Aggregation.of(aggregation -> aggregation.terms(terms -> terms.field(field(facet))
                .size(SearchResult.MAX_FACET_VALUES)
                // Terms are ordered by their UTF-8 bytes, which is code point order.
                .order(List.of(NamedValue.of("_count", SortOrder.Desc), NamedValue.of("_key", SortOrder.Asc)))));
    }

    static Map<Facet, List<FacetCount>> read(Map<String, Facet> names, Map<String, Aggregate> answer) {
        Map<Facet, List<FacetCount>> counts = new HashMap<>();
        names.forEach((name, facet) -> counts.put(facet, buckets(answer.get(name))));
        return counts;
    }

    private static List<FacetCount> buckets(@org.jspecify.annotations.Nullable Aggregate aggregate) {
        if (aggregate == null || !aggregate.isSterms()) {
            return List.of(); // Nobody has the attribute: its field is unmapped within the flattened one.
        }
        return aggregate.sterms().buckets().array().stream()
                .map(bucket -> new FacetCount(bucket.key().stringValue(), bucket.docCount()))
                .toList();
    }

    private static String field(Facet facet) {
        return switch (facet) {
            case Facet.Brand brand -> "brand";
            case Facet.Category category -> "category";
            case Facet.Tag tag -> "tags";
            case Facet.Attribute(String key) -> ProductConditions.ATTRIBUTES + key;
        };
    }
}
