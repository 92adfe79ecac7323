package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.search.Postings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that has to be written for a product to be kept and found. Redis has no indexes of its own: the shop keeps them,
 * in the same script as the product, so that they never disagree.
 */
public final class ProductIndex {

    private final ProductKeys keys;
    private final Postings postings;

    /** @param keyspace the shop's keys */
    public ProductIndex(Keyspace keyspace) {
        this.keys = new ProductKeys(keyspace);
        this.postings = new Postings(keyspace);
    }

    /** The writes that bring a new product in, but for its SKU and stock. */
    public List<RedisWrite> additions(Product product) {
        List<RedisWrite> writes = new ArrayList<>();
        writes.add(RedisWrite.hset(keys.product(product.id()), ProductHash.write(product)));
        places(product).forEach(entry -> writes.add(entry.put()));
        postings.of(product).forEach(entry -> writes.add(entry.put()));
        writes.addAll(lists(product));
        return writes;
    }

    /** The writes that turn one version of a product into another. */
    public List<RedisWrite> changes(Product from, Product to) {
        Set<IndexEntry> before = places(from);
        Set<IndexEntry> after = places(to);
        boolean sameText = Postings.sameText(from, to);
        if (!sameText) {
            before.addAll(postings.of(from));
            after.addAll(postings.of(to));
        }
        List<RedisWrite> writes = new ArrayList<>();
        Set<List<String>> kept = after.stream().map(IndexEntry::place).collect(Collectors.toSet());
        before.stream().filter(entry -> !kept.contains(entry.place())).forEach(entry -> writes.add(entry.remove()));
        writes.addAll(hashChanges(from, to));
        after.stream().filter(entry -> !before.contains(entry)).forEach(entry -> writes.add(entry.put()));
        if (!sameText || !from.category().equals(to.category())) {
            writes.addAll(lists(to));
        }
        return writes;
    }

    /** The writes that take a product out of all lists; its hash, SKU and stock are the caller's. */
    public List<RedisWrite> removals(Product product) {
        List<RedisWrite> writes = new ArrayList<>();
        places(product).forEach(entry -> writes.add(entry.remove()));
        postings.of(product).forEach(entry -> writes.add(entry.remove()));
        return writes;
    }

    private List<RedisWrite> hashChanges(Product from, Product to) {
        var before = ProductHash.write(from);
        var after = ProductHash.write(to);
        List<RedisWrite> writes = new ArrayList<>();
        List<String> gone = before.keySet().stream()
                .filter(field -> !after.containsKey(field))
                .toList();
        if (!gone.isEmpty()) {
            writes.add(RedisWrite.hdel(keys.product(to.id()), gone));
        }
        after.entrySet().removeIf(field -> field.getValue().equals(before.get(field.getKey())));
        if (!after.isEmpty()) {
            writes.add(RedisWrite.hset(keys.product(to.id()), after));
        }
        return writes;
    }

    /**
     * What names are in use at all: categories and words. Such a list is only added to: a name that is not in use any
     * more leads to an empty set, which readers pass over.
     */
    private List<RedisWrite> lists(Product product) {
        List<RedisWrite> writes = new ArrayList<>(postings.vocabulary(product));
        for (CategoryPath category : product.category().fromTop()) {
            writes.add(RedisWrite.zadd(keys.categories(), category.toString()));
        }
        return writes;
    }

    private Set<IndexEntry> places(Product product) {
        String id = product.id().toString();
        Set<IndexEntry> entries = new LinkedHashSet<>();
        for (ProductSort sort : ProductSort.values()) {
            String place = Shelf.place(sort, product);
            entries.add(IndexEntry.Scored.byBytes(keys.shelf(sort), place));
            for (CategoryPath category : product.category().fromTop()) {
                entries.add(IndexEntry.Scored.byBytes(keys.shelf(category, sort), place));
            }
        }
        String price = Long.toString(product.price().minorUnits());
        entries.add(new IndexEntry.Scored(keys.prices(), id, price));
        entries.add(new IndexEntry.Member(keys.currency(product.price().currency()), id));
        entries.add(new IndexEntry.Field(
                keys.categoryColumn(), id, product.category().toString()));
        entries.add(new IndexEntry.Member(keys.brand(product.brand()), id));
        if (!product.brand().isEmpty()) {
            entries.add(new IndexEntry.Field(keys.brandColumn(), id, product.brand()));
        }
        if (!product.tags().isEmpty()) {
            entries.add(new IndexEntry.Field(keys.tagColumn(), id, ProductHash.tags(product)));
            product.tags().forEach(tag -> entries.add(new IndexEntry.Member(keys.tag(tag), id)));
        }
        product.attributes().forEach((key, value) -> {
            entries.add(new IndexEntry.Member(keys.attribute(key, value), id));
            entries.add(new IndexEntry.Field(keys.attributeColumn(key), id, value.display()));
            if (value instanceof AttributeValue.Number number) {
                entries.add(new IndexEntry.Scored(keys.numbers(key), id, number.display()));
            }
        });
        return entries;
    }
}
