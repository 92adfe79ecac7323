package dev.polyshop.search.catalog;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Renames an attribute on all products: a scan for those that have it, and a conditional write for each. Not one unit:
 * while it runs, some products have the new key and others the old. Safe to repeat.
 */
public final class AttributeRename {

    private final Documents documents;
    private final Scan scan;

    /** Renames among these documents. */
    public AttributeRename(Documents documents, Scan scan) {
        this.documents = documents;
        this.scan = scan;
    }

    long rename(String from, String to) {
        TextBounds.line("attribute key", from, 1, 100);
        TextBounds.line("attribute key", to, 1, 100);
        if (from.equals(to)) {
            throw new InvalidDataException("attribute " + from + " has that name already");
        }
        AtomicLong changed = new AtomicLong();
        scan.ids(
                ProductDocument.KIND,
                ProductConditions.having(from),
                ids -> changed.addAndGet(renameOn(ids, from, to)));
        return changed.get();
    }

    private long renameOn(List<String> ids, String from, String to) {
        long changed = 0;
        List<String> left = ids;
        while (!left.isEmpty()) {
            Snapshot snapshot = documents.getAll(
                    left.stream().map(ProductDocument.KIND::ref).toList());
            List<Write<?>> writes = new ArrayList<>();
            for (String id : left) {
                snapshot.get(ProductDocument.KIND.ref(id))
                        .flatMap(product -> renamed(product, from, to))
                        .ifPresent(writes::add);
            }
            List<Written<?>> written = documents.showAll(writes);
            changed += written.stream().filter(Written::done).count();
            left = written.stream()
                    .filter(Written::conflict)
                    .map(lost -> lost.write().ref().id())
                    .toList();
        }
        return changed;
    }

    private static Optional<Write<?>> renamed(Stored<ProductDocument> stored, String from, String to) {
        ProductDocument product = stored.content();
        if (!product.attributes().containsKey(from) || product.attributes().containsKey(to)) {
            return Optional.empty();
        }
        return Optional.of(stored.replacedBy(new ProductDocument(
                product.id(),
                product.sku(),
                product.name(),
                product.nameKey(),
                product.description(),
                product.category(),
                product.categories(),
                product.brand(),
                product.tags(),
                moved(product.attributes(), from, to),
                moved(product.attributeTypes(), from, to),
                product.priceMinor(),
                product.currency(),
                product.version() + 1,
                null)));
    }

    private static Map<String, String> moved(Map<String, String> values, String from, String to) {
        Map<String, String> moved = new HashMap<>(values);
        String value = moved.remove(from);
        if (value != null) {
            moved.put(to, value);
        }
        return moved;
    }
}
