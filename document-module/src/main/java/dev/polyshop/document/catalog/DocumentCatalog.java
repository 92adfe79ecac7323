package dev.polyshop.document.catalog;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.StaleVersionException;
import dev.polyshop.contract.TextBounds;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.CatalogFilter;
import dev.polyshop.contract.catalog.CategoryCount;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.catalog.ProductSort;
import dev.polyshop.document.engine.BulkImport;
import dev.polyshop.document.engine.Cursors;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import dev.polyshop.document.engine.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Products, each one document with everything that a product page shows. */
public final class DocumentCatalog implements Catalog {

    private static final String COLLECTION = ProductDocument.COLLECTION;

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final Optional<DocumentTransactions> transactions;
    private final ProductWords words;

    /** @param transactions there where the server has them */
    public DocumentCatalog(
            MongoOperations mongo,
            DocumentFailures failures,
            Optional<DocumentTransactions> transactions,
            ProductWords words) {
        this.mongo = mongo;
        this.failures = failures;
        this.transactions = transactions;
        this.words = words;
    }

    @Override
    public void add(Product product) {
        failures.run(() -> {
            words.note(List.of(product));
            mongo.insert(ProductDocument.added(product), COLLECTION);
        });
    }

    @Override
    public Product replace(Product product) {
        return failures.write(() -> {
            words.note(List.of(product));
            Query asRead = query(where("_id")
                    .is(product.id().value())
                    .and("version")
                    .is(product.version())
                    .and("sku")
                    .is(product.sku()));
            Update change = Update.fromDocument(new Document("$set", ProductDocument.described(product)))
                    .inc("version", 1L);
            return Optional.ofNullable(mongo.findAndModify(
                            asRead, change, FindAndModifyOptions.options().returnNew(true), Product.class, COLLECTION))
                    .orElseThrow(() -> refusal(product));
        });
    }

    private RuntimeException refusal(Product product) {
        Optional<Product> stored = find(product.id());
        if (stored.isPresent()
                && stored.get().version() == product.version()
                && !stored.get().sku().equals(product.sku())) {
            return new InvalidDataException("the SKU of product " + product.id() + " is "
                    + stored.get().sku() + " and cannot become " + product.sku());
        }
        return new StaleVersionException("product " + product.id() + " is not in version " + product.version()
                + stored.map(now -> " but in " + now.version()).orElse(": it is gone"));
    }

    /**
     * First the product, then its reviews: a review that is being added meanwhile is either caught here, or its writer
     * finds the product gone and takes it back. The sweep after the transaction catches what came in between its
     * snapshot and its commit.
     */
    @Override
    public boolean remove(ProductId id) {
        return failures.write(() -> {
            boolean removed = transactions
                    .map(several -> several.inOne(session -> {
                        boolean gone = removeProduct(session, id);
                        removeReviews(session, id);
                        return gone;
                    }))
                    .orElseGet(() -> removeProduct(mongo, id));
            return failures.further(() -> {
                removeReviews(mongo, id);
                return removed;
            });
        });
    }

    private static boolean removeProduct(MongoOperations session, ProductId id) {
        return session.remove(query(where("_id").is(id.value())), COLLECTION).getDeletedCount() > 0;
    }

    private static void removeReviews(MongoOperations session, ProductId id) {
        session.remove(query(where("_id.product").is(id.value())), "reviews");
    }

    @Override
    public Optional<Product> find(ProductId id) {
        return first(where("_id").is(id.value()));
    }

    @Override
    public Optional<Product> findBySku(String sku) {
        return first(where("sku").is(sku));
    }

    private Optional<Product> first(Criteria condition) {
        return failures.read(() -> Optional.ofNullable(mongo.findOne(query(condition), Product.class, COLLECTION)));
    }

    @Override
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        Query wanted = query(where("_id").in(ids.stream().map(ProductId::value).toList()))
                .cursorBatchSize(PageRequest.MAX_SIZE);
        return failures.read(() -> mongo.find(wanted, Product.class, COLLECTION)).stream()
                .collect(Collectors.toMap(Product::id, Function.identity()));
    }

    @Override
    public KeysetPage<Product> browse(CatalogFilter filter, ProductSort sort, PageRequest page) {
        List<Criteria> conditions = ProductFilter.conditions(filter);
        page.after().ifPresent(cursor -> conditions.add(after(sort, cursor)));
        Query wanted = query(ProductFilter.allOf(conditions))
                .with(order(sort))
                .limit(page.size() + 1)
                .cursorBatchSize(page.size() + 2);
        List<Product> read = failures.read(() -> mongo.find(wanted, Product.class, COLLECTION));
        return KeysetPage.cut(read, page.size(), last -> cursor(sort, last));
    }

    private static Sort order(ProductSort sort) {
        return switch (sort) {
            case NEWEST_FIRST -> Sort.by(Sort.Direction.DESC, "_id");
            case CHEAPEST_FIRST -> Sort.by(Sort.Order.asc("price.minor"), Sort.Order.asc("_id"));
            case DEAREST_FIRST -> Sort.by(Sort.Order.desc("price.minor"), Sort.Order.asc("_id"));
        };
    }

    private static Cursor cursor(ProductSort sort, Product last) {
        return sort == ProductSort.NEWEST_FIRST
                ? Cursor.of(sort, last.id())
                : Cursor.of(sort, last.price().minorUnits(), last.id());
    }

    private static Criteria after(ProductSort sort, Cursor cursor) {
        List<String> parts = cursor.parts(sort == ProductSort.NEWEST_FIRST ? 2 : 3);
        if (!parts.getFirst().equals(sort.name())) {
            throw new InvalidDataException("a cursor of a list sorted otherwise: " + cursor.token());
        }
        Object id = ProductId.parse(parts.getLast()).value();
        if (sort == ProductSort.NEWEST_FIRST) {
            return where("_id").lt(id);
        }
        long minor = Cursors.number(cursor, parts.get(1));
        Criteria beyond = sort == ProductSort.CHEAPEST_FIRST
                ? where("price.minor").gt(minor)
                : where("price.minor").lt(minor);
        return new Criteria()
                .orOperator(beyond, where("price.minor").is(minor).and("_id").gt(id));
    }

    /** Counts every product under each of its ancestors, and leaves out those above the root. */
    @Override
    public List<CategoryCount> categories(CategoryPath root) {
        List<Document> pipeline = new ArrayList<>();
        pipeline.add(new Document("$match", new Document("category.ancestors", root.toString())));
        pipeline.addAll(Resources.pipeline(DocumentCatalog.class, "count-by-category.json"));
        return failures
                .read(() -> mongo.getCollection(COLLECTION).aggregate(pipeline).into(new ArrayList<>()))
                .stream()
                .map(group -> new CategoryCount(
                        CategoryPath.parse(group.getString("_id")),
                        group.get("products", Number.class).longValue()))
                .filter(count -> count.category().isWithin(root))
                .sorted(Comparator.comparing(CategoryCount::category))
                .toList();
    }

    /**
     * One {@code updateMany}; in a transaction where there is one, so that nobody sees half of the catalogue renamed.
     */
    @Override
    public long renameAttribute(String from, String to) {
        TextBounds.line("attribute key", from, 1, 100);
        TextBounds.line("attribute key", to, 1, 100);
        if (from.equals(to)) {
            throw new InvalidDataException("attribute key " + from + " cannot be renamed to itself");
        }
        return failures.write(() -> transactions
                .map(several -> several.inOne(session -> rename(session, from, to)))
                .orElseGet(() -> rename(mongo, from, to)));
    }

    private static long rename(MongoOperations session, String from, String to) {
        Query having = query(new Criteria()
                .andOperator(
                        where("attributes").elemMatch(where("k").is(from)),
                        where("attributes.k").ne(to)));
        Update renaming = new Update()
                .set("attributes.$[renamed].k", to)
                .inc("version", 1L)
                .filterArray(where("renamed.k").is(from));
        return session.updateMulti(having, renaming, COLLECTION).getModifiedCount();
    }

    @Override
    public ImportReport importAll(Iterator<Product> products) {
        return new BulkImport<>(
                        mongo,
                        failures,
                        new BulkImport.Shape<>(
                                COLLECTION,
                                ProductDocument::added,
                                Product::sku,
                                "SKU",
                                product -> product.description().length()
                                        + 100 * product.attributes().size(),
                                words::note))
                .run(products);
    }

    @Override
    public long count() {
        return failures.read(() -> mongo.exactCount(new Query(), COLLECTION));
    }
}
