package dev.polyshop.search.catalog;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.BulkImport;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Lists;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.UniqueKeys;
import dev.polyshop.search.engine.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.core.query.Query;

/**
 * Products. Reads by id and SKU are realtime gets; lists are searches, and see a write once its shard has been
 * refreshed.
 */
public final class SearchCatalog implements Catalog {

    private final ElasticsearchOperations operations;
    private final Lists lists;
    private final Documents documents;
    private final UniqueKeys keys;
    private final BulkImport imports;
    private final CategoryTree categories;
    private final AttributeRename rename;
    private final ProductRemoval removal;

    /** The catalogue of a store. */
    public SearchCatalog(
            ElasticsearchOperations operations,
            Lists lists,
            Documents documents,
            UniqueKeys keys,
            BulkImport imports,
            CategoryTree categories,
            AttributeRename rename,
            ProductRemoval removal) {
        this.operations = operations;
        this.lists = lists;
        this.documents = documents;
        this.keys = keys;
        this.imports = imports;
        this.categories = categories;
        this.rename = rename;
        this.removal = removal;
    }

    @Override
    public void add(Product product) {
        Product first = product.withVersion(1);
        Ref<ProductDocument> ref = ProductDocument.ref(first.id());
        UniqueKeys.Claim claim =
                keys.claim(ProductDocument.skuKey(first.sku()), ref).orElseThrow(() -> skuTaken(first));
        if (!documents.show(new Write.Create<>(ref, ProductDocument.of(first))).done()) {
            keys.release(claim);
            throw new DuplicateKeyException("a product with id " + first.id() + " is there already");
        }
        Failures.afterWriting(() -> {
            if (!keys.isKept(claim.key(), ref)) {
                documents.write(new Write.Delete<>(ref));
                throw skuTaken(first);
            }
        });
    }

    private static DuplicateKeyException skuTaken(Product product) {
        return new DuplicateKeyException("a product with SKU " + product.sku() + " is there already");
    }

    @Override
    public Product replace(Product product) {
        Backoff backoff = new Backoff("product " + product.id());
        while (true) {
            Optional<Product> replaced = tryReplace(product);
            if (replaced.isPresent()) {
                return replaced.get();
            }
            backoff.pause();
        }
    }

    /** Empty where the document was changed, or is claimed by a unit, and may still have the same version. */
    private Optional<Product> tryReplace(Product product) {
        Stored<ProductDocument> stored = documents
                .get(ProductDocument.ref(product.id()))
                .orElseThrow(() -> new StaleVersionException("product " + product.id() + " is gone"));
        if (!stored.content().sku().equals(product.sku())) {
            throw new InvalidDataException("a product's SKU never changes: product " + product.id() + " has "
                    + stored.content().sku() + ", not " + product.sku());
        }
        if (stored.content().version() != product.version()) {
            throw new StaleVersionException(
                    "product " + product.id() + " has changed since version " + product.version());
        }
        Product next = product.withVersion(product.version() + 1);
        return documents.show(stored.replacedBy(ProductDocument.of(next))).done()
                ? Optional.of(next)
                : Optional.empty();
    }

    @Override
    public boolean remove(ProductId id) {
        return removal.remove(id);
    }

    @Override
    public Optional<Product> find(ProductId id) {
        return documents.get(ProductDocument.ref(id)).map(Stored::content).map(ProductDocument::toProduct);
    }

    @Override
    public Optional<Product> findBySku(String sku) {
        return keys.owner(ProductDocument.skuKey(sku))
                .flatMap(owner -> documents.get(ProductDocument.KIND.ref(owner)))
                .map(stored -> stored.content().toProduct());
    }

    @Override
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        if (ids.size() > PageRequest.MAX_SIZE) {
            throw new InvalidDataException("at most " + PageRequest.MAX_SIZE + " ids at once, not " + ids.size());
        }
        Snapshot snapshot =
                documents.getAll(ids.stream().map(ProductDocument::ref).toList());
        Map<ProductId, Product> found = new HashMap<>();
        for (ProductId id : ids) {
            snapshot.get(ProductDocument.ref(id))
                    .ifPresent(stored -> found.put(id, stored.content().toProduct()));
        }
        return found;
    }

    @Override
    public KeysetPage<Product> browse(CatalogFilter filter, ProductSort sort, PageRequest page) {
        List<FieldValue> after = page.after().map(cursor -> place(cursor, sort)).orElse(List.of());
        List<Product> read =
                lists.page(ProductDocument.KIND, ProductConditions.of(filter), order(sort), page, after).stream()
                        .map(ProductDocument::toProduct)
                        .toList();
        return KeysetPage.cut(read, page.size(), last -> cursor(last, sort));
    }

    @Override
    public List<CategoryCount> categories(CategoryPath root) {
        return categories.below(root);
    }

    @Override
    public long renameAttribute(String from, String to) {
        return rename.rename(from, to);
    }

    @Override
    public ImportReport importAll(Iterator<Product> products) {
        return imports.run(ProductDocument.KIND, products, product -> {
            Product first = product.withVersion(1);
            return new BulkImport.Row(
                    first.sku(),
                    ProductDocument.skuKey(first.sku()),
                    new Write.Create<>(ProductDocument.ref(first.id()), ProductDocument.of(first)),
                    first.description().length());
        });
    }

    @Override
    public long count() {
        documents.refresh(ProductDocument.KIND);
        return Failures.reading(() -> operations.count(Query.findAll(), ProductDocument.class));
    }

    private static List<SortOptions> order(ProductSort sort) {
        return switch (sort) {
            case NEWEST_FIRST -> List.of(by("id", SortOrder.Desc));
            case CHEAPEST_FIRST -> List.of(by("priceMinor", SortOrder.Asc), by("id", SortOrder.Asc));
            case DEAREST_FIRST -> List.of(by("priceMinor", SortOrder.Desc), by("id", SortOrder.Asc));
        };
    }

    private static SortOptions by(String name, SortOrder order) {
        return SortOptions.of(sort -> sort.field(field -> field.field(name).order(order)));
    }

    private static Cursor cursor(Product last, ProductSort sort) {
        return Cursor.of(sort, last.price().minorUnits(), last.id());
    }

    private static List<FieldValue> place(Cursor cursor, ProductSort sort) {
        List<String> parts = cursor.parts(3);
        if (!parts.get(0).equals(sort.name())) {
            throw new InvalidDataException("not a cursor of this list: " + cursor.token());
        }
        String id = ProductId.parse(parts.get(2)).toString();
        if (sort == ProductSort.NEWEST_FIRST) {
            return List.of(FieldValue.of(id));
        }
        try {
            return List.of(FieldValue.of(Long.parseLong(parts.get(1))), FieldValue.of(id));
        } catch (NumberFormatException e) {
            throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
        }
    }
}
