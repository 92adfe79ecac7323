package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.NamedValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Figures over all documents that meet a condition. They are calculated each time: the shard request cache, which would
 * answer the same question from memory until the next refresh finds something new, is not asked. It helps a shop whose
 * reports are read more often than orders come in, and would be all that is measured where the same report is asked
 * again and again.
 */
public final class Aggregator {

    private static final int PAGE = 5_000;
    private static final String NESTED = "nested";
    private static final String GROUPS = "groups";

    private final ElasticsearchClient client;
    private final Namespace namespace;

    /** Aggregates over a namespace. */
    public Aggregator(ElasticsearchClient client, Namespace namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /**
     * What to group by. Of {@code terms} the server returns the largest groups; of a composite all of them, page by
     * page, however many there are: that is what this is for.
     *
     * @param kind what is grouped
     * @param condition which of them
     * @param nested the nested objects grouped in their place, if any
     * @param sources the parts of the group's key, in order
     * @param figures what to calculate for each group
     */
    public record Groups(
            Kind<?> kind,
            Query condition,
            Optional<String> nested,
            List<NamedValue<CompositeAggregationSource>> sources,
            Map<String, Aggregation> figures) {

        private Map<String, Aggregation> page(Map<String, FieldValue> after, int size) {
            Aggregation groups = Aggregation.of(aggregation -> aggregation
                    .composite(composite -> {
                        composite.sources(sources).size(size);
                        return after.isEmpty() ? composite : composite.after(after);
                    })
                    .aggregations(figures));
            return nested.map(path -> Map.of(
                            NESTED,
                            Aggregation.of(aggregation -> aggregation
                                    .nested(inside -> inside.path(path))
                                    .aggregations(GROUPS, groups))))
                    .orElse(Map.of(GROUPS, groups));
        }

        private CompositeAggregate read(Map<String, Aggregate> answer) {
            Map<String, Aggregate> level =
                    nested.isPresent() ? figure(answer, NESTED).nested().aggregations() : answer;
            return figure(level, GROUPS).composite();
        }
    }

    /** One set of figures. */
    public Map<String, Aggregate> of(Kind<?> kind, Query condition, Map<String, Aggregation> figures) {
        return Failures.reading(() -> client.search(
                        search -> search.index(namespace.alias(kind.name()))
                                .preference(Documents.ONE_COPY)
                                .requestCache(false)
                                .query(condition)
                                .size(0)
                                .trackTotalHits(total -> total.enabled(false))
                                .aggregations(figures),
                        Void.class))
                .aggregations();
    }

    /** All groups in the order of their keys, as of one moment; what fits on one page is one request. */
    public void each(Groups groups, Consumer<CompositeBucket> consumer) {
        CompositeAggregate only = groups.read(of(groups.kind(), groups.condition(), groups.page(Map.of(), PAGE)));
        if (only.buckets().array().size() < PAGE) {
            only.buckets().array().forEach(consumer);
            return;
        }
        try (PointInTime moment =
                PointInTime.open(client, namespace.alias(groups.kind().name()))) {
            Map<String, FieldValue> after = Map.of();
            do {
                CompositeAggregate page =
                        groups.read(page(moment, groups, after).aggregations());
                page.buckets().array().forEach(consumer);
                after = page.buckets().array().size() < PAGE ? Map.of() : page.afterKey();
            } while (!after.isEmpty());
        }
    }

    /** The first groups in the order of their keys. */
    public void first(Groups groups, int limit, Consumer<CompositeBucket> consumer) {
        groups.read(of(groups.kind(), groups.condition(), groups.page(Map.of(), limit)))
                .buckets()
                .array()
                .forEach(consumer);
    }

    /** A part of the key of a group. */
    public static NamedValue<CompositeAggregationSource> by(String name, String field) {
        return NamedValue.of(name, CompositeAggregationSource.of(source -> source.terms(terms -> terms.field(field))));
    }

    /** A figure of an answer. */
    public static Aggregate figure(Map<String, Aggregate> answer, String name) {
        return Objects.requireNonNull(answer.get(name), name);
    }

    /** A part of a group's key. */
    public static FieldValue key(CompositeBucket bucket, String name) {
        return Objects.requireNonNull(bucket.key().get(name), name);
    }

    /**
     * A sum of minor units. The server adds up in doubles, which count without gaps below 2<sup>53</sup>, the bound of
     * {@link dev.polyshop.contract.Money}: so the sum is exact wherever it is a valid amount.
     */
    public static long exactSum(Map<String, Aggregate> answer, String name) {
        return Math.round(Objects.requireNonNull(figure(answer, name).sum().value(), name));
    }

    /** How many values were counted. */
    public static long count(Map<String, Aggregate> answer, String name) {
        return Math.round(
                Objects.requireNonNull(figure(answer, name).valueCount().value(), name));
    }

    private SearchResponse<Void> page(PointInTime moment, Groups groups, Map<String, FieldValue> after) {
        return moment.search(search -> search.requestCache(false)
                .query(groups.condition())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .aggregations(groups.page(after, PAGE)));
    }
}
