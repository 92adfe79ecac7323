package dev.polyshop.document.search;

import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.contract.search.SearchSort;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.catalog.ProductFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The stages that find hits, and those that page, count and group them. */
final class HitPipeline {

    private static final Document EXACT_SCORE = new Document("$meta", "textScore");

    private HitPipeline() {}

    /** All hits, each with its {@code score}: 0 where there are no words. */
    static List<Document> hits(SearchTerms terms, CatalogFilter filter) {
        Document conditions =
                ProductFilter.allOf(ProductFilter.conditions(filter)).getCriteriaObject();
        List<String> searches = terms.textSearches();
        if (searches.isEmpty()) {
            return new ArrayList<>(List.of(
                    new Document("$match", conditions),
                    new Document("$addFields", new Document("score", new Document("$literal", 0.0)))));
        }
        List<Document> stages = new ArrayList<>(found(searches.getFirst(), conditions));
        for (String search : searches.subList(1, searches.size())) {
            stages.add(new Document(
                    "$unionWith",
                    new Document("coll", ProductDocument.COLLECTION).append("pipeline", found(search, conditions))));
        }
        if (searches.size() > 1) {
            stages.add(new Document(
                    "$group",
                    new Document("_id", "$_id")
                            .append("score", new Document("$sum", "$score"))
                            .append("product", new Document("$first", "$$ROOT"))));
            stages.add(new Document(
                    "$replaceRoot",
                    new Document(
                            "newRoot",
                            new Document("$mergeObjects", List.of("$product", new Document("score", "$score"))))));
        }
        return stages;
    }

    private static List<Document> found(String search, Document conditions) {
        Document match = new Document("$text", new Document("$search", search));
        match.putAll(conditions);
        return List.of(new Document("$match", match), new Document("$addFields", new Document("score", EXACT_SCORE)));
    }

    /** One hit more than a page of them, behind a place. */
    static List<Document> page(SearchSort sort, Optional<Document> behind, int size) {
        List<Document> stages = new ArrayList<>();
        behind.ifPresent(place -> stages.add(new Document("$match", place)));
        stages.add(new Document(
                "$sort",
                switch (sort) {
                    case RELEVANCE -> new Document("score", -1).append("_id", 1);
                    case CHEAPEST_FIRST -> new Document("price.minor", 1).append("_id", 1);
                    case DEAREST_FIRST -> new Document("price.minor", -1).append("_id", 1);
                }));
        stages.add(new Document("$limit", size + 1));
        return stages;
    }

    /** The place behind a hit, in the order asked for. */
    static Document behind(SearchSort sort, Object value, Object id) {
        String field = sort == SearchSort.RELEVANCE ? "score" : "price.minor";
        String beyond = sort == SearchSort.CHEAPEST_FIRST ? "$gt" : "$lt";
        return new Document(
                "$or",
                List.of(
                        new Document(field, new Document(beyond, value)),
                        new Document(field, value).append("_id", new Document("$gt", id))));
    }

    /** How many hits there are, and how many of them have each value of the facets: all in one pass. */
    static List<Document> counts(List<Facet> facets) {
        if (facets.isEmpty()) {
            return List.of(new Document("$count", "total"));
        }
        Document all = new Document("total", List.of(new Document("$count", "n")));
        for (int i = 0; i < facets.size(); i++) {
            all.append("facet" + i, counts(facets.get(i)));
        }
        return List.of(new Document("$facet", all));
    }

    private static List<Document> counts(Facet facet) {
        return switch (facet) {
            case Facet.Brand() ->
                counted("$brand", new Document("$match", new Document("brand", new Document("$gt", ""))));
            case Facet.Category() -> counted("$category.path");
            case Facet.Tag() -> counted("$tags", new Document("$unwind", "$tags"));
            case Facet.Attribute(String key) ->
                counted(
                        new Document("$ifNull", List.of("$attributes.d", "$attributes.v")),
                        new Document("$unwind", "$attributes"),
                        new Document("$match", new Document("attributes.k", key)));
        };
    }

    private static List<Document> counted(Object value, Document... before) {
        List<Document> stages = new ArrayList<>(List.of(before));
        stages.add(new Document("$group", new Document("_id", value).append("n", new Document("$sum", 1))));
        stages.add(new Document("$sort", new Document("n", -1).append("_id", 1)));
        stages.add(new Document("$limit", SearchResult.MAX_FACET_VALUES));
        return stages;
    }
}
