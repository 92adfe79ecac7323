package dev.polyshop.keyvalue.search;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.keyvalue.catalog.IndexEntry;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the inverted index says of a product: for each word, a weight by where and how often the word stands in it.
 *
 * <p>The weight is the part of BM25 that depends on the product alone (Robertson and Zaragoza, 2009, section 3.4), so
 * that a search is a weighted union in the server. A word in the name weighs 2 to 3, as a tag or brand 1 to 2, in the
 * description 0 to 1: a match in the name always outweighs one in the description, however long that is. Lengths are
 * compared with typical ones, not with the averages of the catalogue, since those would change with every product.
 * Weights are kept in whole ten-thousandths, see {@link Exact}.
 */
public final class Postings {

    private static final double SATURATION = 1.2;
    private static final double LENGTH_SHARE = 0.5;
    private static final double TYPICAL_NAME = 10;
    private static final double TYPICAL_DESCRIPTION = 60;

    private final SearchKeys keys;

    /** @param keyspace the shop's keys */
    public Postings(Keyspace keyspace) {
        this.keys = new SearchKeys(keyspace);
    }

    /** Whether the index says the same of both. */
    public static boolean sameText(Product one, Product other) {
        return one.name().equals(other.name())
                && one.description().equals(other.description())
                && one.brand().equals(other.brand())
                && one.tags().equals(other.tags());
    }

    /** The entries of a product: its words, and its name for suggestions. */
    public List<IndexEntry> of(Product product) {
        String id = product.id().toString();
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.Scored.byBytes(keys.names(), String.join("\n", product.nameKey(), product.name(), id)));
        weights(product)
                .forEach((stem, weight) ->
                        entries.add(new IndexEntry.Scored(keys.term(stem), id, Long.toString(Exact.weight(weight)))));
        return entries;
    }

    /** The writes that make a product's words known. */
    public List<RedisWrite> vocabulary(Product product) {
        return RedisWrite.sadd(
                keys.vocabulary(), List.copyOf(new TreeSet<>(weights(product).keySet())));
    }

    private static Map<String, Double> weights(Product product) {
        Map<String, Double> weights = new LinkedHashMap<>();
        add(weights, product.name(), 2, TYPICAL_NAME);
        add(weights, product.brand(), 1, TYPICAL_NAME);
        add(weights, String.join("\n", product.tags()), 1, TYPICAL_NAME);
        add(weights, product.description(), 0, TYPICAL_DESCRIPTION);
        return weights;
    }

    private static void add(Map<String, Double> weights, String text, double base, double typicalLength) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<WordAnalyzer.Word> words = WordAnalyzer.words(text);
        words.forEach(word -> counts.merge(word.stem(), 1, Integer::sum));
        double length = 1 - LENGTH_SHARE + LENGTH_SHARE * words.size() / typicalLength;
        counts.forEach((stem, count) -> weights.merge(stem, base + count / (count + SATURATION * length), Double::sum));
    }
}
