package dev.polyshop.keyvalue.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.keyvalue.engine.Redis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;

/**
 * Renames an attribute on every product that has it, product by product: one script over all of them would hold up all
 * other clients while it runs. The attribute's column tells which products have it (HSCAN).
 */
final class AttributeRenaming {

    private static final int BATCH = 200;

    private final Redis redis;
    private final ProductKeys keys;
    private final ProductReader reader;

    /**
     * A product before and after the renaming.
     *
     * @param from as it is stored
     * @param to as it should be
     */
    record Change(Product from, Product to) {}

    AttributeRenaming(Redis redis, ProductKeys keys, ProductReader reader) {
        this.redis = redis;
        this.keys = keys;
        this.reader = reader;
    }

    /** @param swap makes changes, each unless its product has changed meanwhile, and gives those that it made */
    long rename(String from, String to, UnaryOperator<List<Change>> swap) {
        TextBounds.line("attribute key", from, 1, 100);
        TextBounds.line("attribute key", to, 1, 100);
        if (from.equals(to)) {
            throw new InvalidDataException("attribute " + from + " cannot be renamed to itself");
        }
        ScanOptions options = ScanOptions.scanOptions().count(BATCH).build();
        long changed = 0;
        List<ProductId> batch = new ArrayList<>();
        try (Cursor<Map.Entry<String, String>> having =
                redis.template().<String, String>opsForHash().scan(keys.attributeColumn(from), options)) {
            while (having.hasNext()) {
                batch.add(ProductId.parse(having.next().getKey()));
                if (batch.size() == BATCH) {
                    changed += rename(batch, from, to, swap);
                    batch.clear();
                }
            }
        }
        return changed + rename(batch, from, to, swap);
    }

    /** Reads and swaps until each product has the new key or had it before. HSCAN may give a product twice. */
    private long rename(List<ProductId> products, String from, String to, UnaryOperator<List<Change>> swap) {
        long changed = 0;
        List<Change> open = changes(products, from, to);
        while (!open.isEmpty()) {
            List<Change> made = swap.apply(open);
            changed += made.size();
            List<Change> overtaken = new ArrayList<>(open);
            overtaken.removeAll(made);
            open = changes(overtaken.stream().map(change -> change.from().id()).toList(), from, to);
        }
        return changed;
    }

    private List<Change> changes(List<ProductId> products, String from, String to) {
        return reader.findAll(products).values().stream()
                .filter(product -> product.attributes().containsKey(from))
                .filter(product -> !product.attributes().containsKey(to))
                .map(product -> new Change(product, renamed(product, from, to)))
                .toList();
    }

    private static Product renamed(Product product, String from, String to) {
        Map<String, AttributeValue> attributes = new HashMap<>(product.attributes());
        AttributeValue value = attributes.remove(from);
        if (value != null) {
            attributes.put(to, value);
        }
        return product.withAttributes(attributes).withVersion(product.version() + 1);
    }
}
