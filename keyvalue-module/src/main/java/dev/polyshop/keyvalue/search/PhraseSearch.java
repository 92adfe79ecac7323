package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases. The index holds no positions, which would double it: the products that have all words of a phrase are
 * intersected by the server, and their texts are read to see whether the words stand next to each other.
 */
final class PhraseSearch {

    private static final int BATCH = 100;
    /** Words next to each other say more than the same words apart. Times a whole number it is exact. */
    private static final double WEIGHT = 1.5;

    private final Redis redis;
    private final SearchKeys keys;
    private final ProductKeys products;

    PhraseSearch(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new SearchKeys(keyspace);
        this.products = new ProductKeys(keyspace);
    }

    /** The products in which the phrases stand, with a score. */
    Map<String, Double> find(Set<QueryText.Phrase> phrases, Map<String, Term> terms) {
        Map<String, Double> found = new LinkedHashMap<>();
        for (QueryText.Phrase phrase : phrases) {
            List<String> stems = phrase.stems();
            if (!terms.keySet().containsAll(stems)) {
                continue; // One of its words stands in no product at all.
            }
            List<Double> each = stems.stream()
                    .map(stem ->
                            (double) Objects.requireNonNull(terms.get(stem)).weight())
                    .toList();
            Map<String, Double> candidates =
                    redis.intersection(stems.stream().map(keys::term).toList(), each);
            verified(phrase, List.copyOf(candidates.keySet()))
                    .forEach(id -> found.merge(id, WEIGHT * candidates.getOrDefault(id, 0.0), Double::sum));
        }
        return found;
    }

    private List<String> verified(QueryText.Phrase phrase, List<String> candidates) {
        List<String> verified = new ArrayList<>();
        for (int from = 0; from < candidates.size(); from += BATCH) {
            List<String> batch = candidates.subList(from, Math.min(candidates.size(), from + BATCH));
            var texts = redis.fieldsOfAll(
                    batch.stream().map(ProductId::parse).map(products::product).toList(),
                    "name",
                    "brand",
                    "tags",
                    "description");
            for (int i = 0; i < batch.size(); i++) {
                if (texts.get(i).stream().anyMatch(text -> standsIn(phrase, text))) {
                    verified.add(batch.get(i));
                }
            }
        }
        return verified;
    }

    private static boolean standsIn(QueryText.Phrase phrase, @Nullable String text) {
        // Each tag is a line; a phrase does not reach from one into the next.
        return text != null && (phrase.occursIn(text));
    }
}
