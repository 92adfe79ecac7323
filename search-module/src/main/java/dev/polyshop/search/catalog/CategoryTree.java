package dev.polyshop.search.catalog;

import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.search.engine.Aggregator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts products by category, each under its own path and all above it. */
public final class CategoryTree {

    private static final String PATH = "path";
    private static final String CATEGORIES = "categories";

    private final Aggregator aggregator;

    /** The tree of a store. */
    public CategoryTree(Aggregator aggregator) {
        this.aggregator = aggregator;
    }

    List<CategoryCount> below(CategoryPath root) {
        List<CategoryCount> counts = new ArrayList<>();
        aggregator.each(
                new Aggregator.Groups(
                        ProductDocument.KIND,
                        Query.of(query ->
                                query.term(term -> term.field(CATEGORIES).value(root.toString()))),
                        Optional.empty(),
                        List.of(Aggregator.by(PATH, CATEGORIES)),
                        Map.of()),
                bucket -> counts.add(count(bucket)));
        return counts.stream()
                .filter(count -> count.category().isWithin(root))
                .sorted((a, b) -> a.category().compareTo(b.category()))
                .toList();
    }

    private static CategoryCount count(CompositeBucket bucket) {
        String path = Aggregator.key(bucket, PATH).stringValue();
        return new CategoryCount(CategoryPath.parse(path), bucket.docCount());
    }
}
