package dev.polyshop.keyvalue.search;

import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.Redis;
import java.util.Collection;
import java.util.List;

/** Asks the index itself: the size of a word's sorted set is the number of products it stands in. */
final class RedisTermStatistics implements TermStatistics {

    private final Redis redis;
    private final SearchKeys keys;
    private final ProductKeys products;

    RedisTermStatistics(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new SearchKeys(keyspace);
        this.products = new ProductKeys(keyspace);
    }

    @Override
    public Frequencies frequencies(Collection<String> stems) {
        List<Long> sizes =
                redis.sizes(products.bySku(), stems.stream().map(keys::term).toList());
        return new Frequencies(sizes.getFirst(), sizes.subList(1, sizes.size()));
    }

    @Override
    public Collection<String> inVocabulary(Collection<String> stems) {
        return redis.membersAmong(keys.vocabulary(), stems);
    }
}
