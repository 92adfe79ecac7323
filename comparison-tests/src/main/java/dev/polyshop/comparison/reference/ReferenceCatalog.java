package dev.polyshop.comparison.reference;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.AttributeValue;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Products in a map by id. */
final class ReferenceCatalog implements Catalog {

    private final ReferenceData data;

    ReferenceCatalog(ReferenceData data) {
        this.data = data;
    }

    /** The key of a catalogue page: a number to sort by first, and the id. */
    record Place(long minorUnits, ProductId id) {

        static Comparator<Place> order(ProductSort sort) {
            return switch (sort) {
                case NEWEST_FIRST -> Comparator.comparing(Place::id).reversed();
                case CHEAPEST_FIRST ->
                    Comparator.comparingLong(Place::minorUnits).thenComparing(Place::id);
                case DEAREST_FIRST ->
                    Comparator.comparingLong(Place::minorUnits).reversed().thenComparing(Place::id);
            };
        }

        static Place of(Product product) {
            return new Place(product.price().minorUnits(), product.id());
        }

        static Place parse(Cursor cursor) {
            List<String> parts = cursor.parts(2);
            try {
                return new Place(Long.parseLong(parts.get(0)), ProductId.parse(parts.get(1)));
            } catch (NumberFormatException e) {
                throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
            }
        }

        Cursor cursor() {
            return Cursor.of(minorUnits, id);
        }
    }

    @Override
    public void add(Product product) {
        synchronized (data) {
            data.addProduct(product);
        }
    }

    @Override
    public Product replace(Product product) {
        synchronized (data) {
            Product stored = data.products.get(product.id());
            if (stored == null || stored.version() != product.version()) {
                throw new StaleVersionException("product " + product.id() + " is not in version " + product.version());
            }
            if (!stored.sku().equals(product.sku())) {
                throw new InvalidDataException("the SKU of " + product.id() + " is " + stored.sku() + " for good");
            }
            return data.changeProduct(product);
        }
    }

    @Override
    public boolean remove(ProductId id) {
        synchronized (data) {
            return data.removeProduct(id);
        }
    }

    @Override
    public Optional<Product> find(ProductId id) {
        synchronized (data) {
            return Optional.ofNullable(data.products.get(id));
        }
    }

    @Override
    public Optional<Product> findBySku(String sku) {
        synchronized (data) {
            return Optional.ofNullable(data.skus.get(sku)).map(data.products::get);
        }
    }

    @Override
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        synchronized (data) {
            Map<ProductId, Product> found = new TreeMap<>();
            for (ProductId id : ids) {
                find(id).ifPresent(product -> found.put(id, product));
            }
            return found;
        }
    }

    @Override
    public KeysetPage<Product> browse(CatalogFilter filter, ProductSort sort, PageRequest page) {
        synchronized (data) {
            List<Product> wanted =
                    data.products.values().stream().filter(filter::accepts).toList();
            return ReferencePages.page(wanted, Place::of, Place.order(sort), Place::cursor, Place::parse, page);
        }
    }

    @Override
    public List<CategoryCount> categories(CategoryPath root) {
        synchronized (data) {
            Map<CategoryPath, Long> counts = new TreeMap<>();
            for (Product product : data.products.values()) {
                for (CategoryPath path : product.category().fromTop()) {
                    if (path.isWithin(root)) {
                        counts.merge(path, 1L, Long::sum);
                    }
                }
            }
            return counts.entrySet().stream()
                    .map(entry -> new CategoryCount(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    @Override
    public long renameAttribute(String from, String to) {
        TextBounds.line("attribute key", from, 1, 100);
        TextBounds.line("attribute key", to, 1, 100);
        if (from.equals(to)) {
            throw new InvalidDataException("attribute " + from + " cannot be renamed to itself");
        }
        synchronized (data) {
            long changed = 0;
            for (Product product : List.copyOf(data.products.values())) {
                Map<String, AttributeValue> attributes = new TreeMap<>(product.attributes());
                AttributeValue value = attributes.get(from);
                if (value != null && !attributes.containsKey(to)) {
                    attributes.remove(from);
                    attributes.put(to, value);
                    data.changeProduct(product.withAttributes(attributes));
                    changed++;
                }
            }
            return changed;
        }
    }

    @Override
    public ImportReport importAll(Iterator<Product> products) {
        synchronized (data) {
            long accepted = 0;
            List<ImportReport.Rejection> rejections = new ArrayList<>();
            for (long index = 0; products.hasNext(); index++) {
                Product product = products.next();
                try {
                    data.addProduct(product);
                    accepted++;
                } catch (DuplicateKeyException e) {
                    rejections.add(new ImportReport.Rejection(index, product.sku(), "id or SKU is taken"));
                }
            }
            return ReferenceImports.report(accepted, rejections);
        }
    }

    @Override
    public long count() {
        synchronized (data) {
            return data.products.size();
        }
    }
}
