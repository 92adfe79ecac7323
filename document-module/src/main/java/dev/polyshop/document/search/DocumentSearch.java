package dev.polyshop.document.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoCursor;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.search.Facet;
import dev.polyshop.contract.search.FacetCount;
import dev.polyshop.contract.search.ProductSearch;
import dev.polyshop.contract.search.SearchHit;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.search.SearchResult;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.engine.DocumentFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** Search by {@code $text} and aggregation: the hits of a page in one pipeline, all counts in another. */
public final class DocumentSearch implements ProductSearch {

    private static final String COLLECTION = ProductDocument.COLLECTION;

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final Optional<Vocabulary> vocabulary;

    /** @param vocabulary there where the server has text indexes */
    public DocumentSearch(MongoOperations mongo, DocumentFailures failures, Optional<Vocabulary> vocabulary) {
        this.mongo = mongo;
        this.failures = failures;
        this.vocabulary = vocabulary;
    }

    @Override
    public SearchResult search(SearchQuery query) {
        SearchTerms asked = SearchTerms.of(query.text());
        if (!asked.isEmpty() && vocabulary.isEmpty()) {
            throw new StoreUnavailableException("this server has no $text, so it finds nothing by words: "
                    + "use MongoDB, or a compatible server with text indexes");
        }
        Optional<SearchPlace> place = query.page().after().map(cursor -> SearchPlace.of(cursor, query));
        return failures.read(() -> {
            Collection<String> corrections =
                    place.<Collection<String>>map(SearchPlace::corrections).orElseGet(() -> corrections(asked));
            return search(query, asked.and(corrections), corrections, place);
        });
    }

    private Collection<String> corrections(SearchTerms asked) {
        return vocabulary.map(known -> known.corrections(asked.words())).orElse(Set.of());
    }

    private SearchResult search(
            SearchQuery query, SearchTerms terms, Collection<String> corrections, Optional<SearchPlace> place) {
        List<Document> pipeline = HitPipeline.hits(terms, query.filter());
        int size = query.page().size();
        List<Document> paged = new ArrayList<>(pipeline);
        paged.addAll(HitPipeline.page(query.sort(), place.map(each -> each.condition(query.sort())), size));
        MatchMarker marker = new MatchMarker(terms);
        List<SearchHit> read = new ArrayList<>();
        for (Document hit : aggregate(paged, size + 2)) {
            Product product = ProductDocument.read(hit);
            double score = hit.get("score", Number.class).doubleValue();
            read.add(new SearchHit(product, score, terms.isEmpty() ? Optional.empty() : marker.mark(product)));
        }
        boolean last = read.size() <= size;
        List<SearchHit> hits = last ? read : read.subList(0, size);
        Optional<Cursor> next =
                last ? Optional.empty() : Optional.of(SearchPlace.behind(hits.getLast(), query, corrections));
        boolean seenAll = place.isEmpty() && last && query.facets().isEmpty();
        Counts counts = seenAll ? new Counts(hits.size(), Map.of()) : counts(pipeline, List.copyOf(query.facets()));
        return new SearchResult(hits, counts.total(), counts.facets(), next);
    }

    private record Counts(long total, Map<Facet, List<FacetCount>> facets) {}

    private Counts counts(List<Document> hits, List<Facet> facets) {
        List<Document> pipeline = new ArrayList<>(hits);
        pipeline.addAll(HitPipeline.counts(facets));
        Document counted = aggregate(pipeline, 1).stream().findFirst().orElseGet(() -> new Document("total", 0));
        if (facets.isEmpty()) {
            return new Counts(counted.get("total", Number.class).longValue(), Map.of());
        }
        List<Document> total = counted.getList("total", Document.class);
        Map<Facet, List<FacetCount>> byFacet = new HashMap<>();
        for (int i = 0; i < facets.size(); i++) {
            byFacet.put(
                    facets.get(i),
                    counted.getList("facet" + i, Document.class).stream()
                            .map(value -> new FacetCount(
                                    value.getString("_id"),
                                    value.get("n", Number.class).longValue()))
                            .toList());
        }
        return new Counts(
                total.isEmpty() ? 0 : total.getFirst().get("n", Number.class).longValue(), byFacet);
    }

    private List<Document> aggregate(List<Document> pipeline, int batch) {
        return mongo.getCollection(COLLECTION)
                .aggregate(pipeline)
                .allowDiskUse(true)
                .batchSize(batch)
                .into(new ArrayList<>());
    }

    /** A range of the index on {@code nameKey}, read until there are enough different names. */
    @Override
    public List<String> suggest(String prefix, int limit) {
        ProductSearch.requireSuggestion(prefix, limit);
        String from = prefix.toLowerCase(Locale.ROOT);
        Query names = query(where("nameKey").gte(from).lt(afterAllThatBeginWith(from)))
                .with(Sort.by("nameKey", "name"));
        names.fields().include("name").exclude("_id");
        return failures.read(() -> {
            Set<String> different = new LinkedHashSet<>();
            try (MongoCursor<Document> cursor = mongo.getCollection(COLLECTION)
                    .find(names.getQueryObject())
                    .projection(names.getFieldsObject())
                    .sort(names.getSortObject())
                    .batchSize(2 * limit)
                    .cursor()) {
                while (different.size() < limit && cursor.hasNext()) {
                    different.add(cursor.next().getString("name"));
                }
            }
            return List.copyOf(different);
        });
    }

    /** Strings are compared by their UTF-8 bytes, which is by code points. */
    private static String afterAllThatBeginWith(String prefix) {
        int last = prefix.codePointBefore(prefix.length());
        String head = prefix.substring(0, prefix.length() - Character.charCount(last));
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return next <= Character.MAX_CODE_POINT
                ? head + Character.toString(next)
                : prefix + Character.toString(Character.MAX_CODE_POINT);
    }
}
