package dev.polyshop.search.units;

import dev.polyshop.search.catalog.ProductConditions;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Scan;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The products of a brand: found by a search after a refresh, and read by id, for only a read by id tells the state
 * that a conditional write compares.
 */
final class BrandLookup {

    private final Documents documents;
    private final Scan scan;

    BrandLookup(Documents documents, Scan scan) {
        this.documents = documents;
        this.scan = scan;
    }

    List<Stored<ProductDocument>> ofBrand(String brand) {
        List<Stored<ProductDocument>> found = new ArrayList<>();
        scan.ids(ProductDocument.KIND, ProductConditions.ofBrand(brand), ids -> {
            Snapshot snapshot =
                    documents.getAll(ids.stream().map(ProductDocument.KIND::ref).toList());
            for (String id : ids) {
                snapshot.get(ProductDocument.KIND.ref(id)).ifPresent(found::add);
            }
        });
        found.removeIf(product -> !product.content().toProduct().brand().equals(brand));
        found.sort(Comparator.comparing(product -> product.ref().id()));
        return found;
    }
}
