package dev.polyshop.relational.catalog;

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
import dev.polyshop.relational.Sql;
import dev.polyshop.relational.Transactions;
import dev.polyshop.relational.search.Vocabulary;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue: products as JPA entities where one is meant, SQL where a set is. */
@Repository
public class RelationalCatalog implements Catalog {

    private static final String CATEGORIES = Sql.of(RelationalCatalog.class, "categories");
    private static final String RENAME_ATTRIBUTE = Sql.of(RelationalCatalog.class, "rename-attribute");

    private final Transactions transactions;
    private final ProductRepository products;
    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final CategoryTree categories;
    private final Vocabulary vocabulary;
    private final ProductImport imports;

    RelationalCatalog(
            Transactions transactions,
            ProductRepository products,
            EntityManager entities,
            JdbcClient jdbc,
            CategoryTree categories,
            Vocabulary vocabulary,
            ProductImport imports) {
        this.transactions = transactions;
        this.products = products;
        this.entities = entities;
        this.jdbc = jdbc;
        this.categories = categories;
        this.vocabulary = vocabulary;
        this.imports = imports;
    }

    @Override
    public void add(Product product) {
        int category = transactions.writeIdempotently(() -> categories.idOf(product.category()));
        transactions.write(() -> {
            products.saveAndFlush(new ProductEntity(product, entities.getReference(CategoryEntity.class, category)));
            return jdbc.sql("insert into stock (product_id) values (:id)")
                    .param("id", product.id().value())
                    .update();
        });
        vocabulary.learn(product);
    }

    @Override
    public Product replace(Product product) {
        int category = transactions.writeIdempotently(() -> categories.idOf(product.category()));
        Product stored = transactions.write(() -> replace(product, category));
        vocabulary.learn(product);
        return stored;
    }

    private Product replace(Product product, int category) {
        ProductEntity entity = products.findById(product.id().value()).orElseThrow(() -> stale(product, null));
        if (!entity.sku().equals(product.sku())) {
            throw new InvalidDataException(
                    "the SKU of a product never changes: it is " + entity.sku() + ", not " + product.sku());
        }
        if (entity.version() != product.version()) {
            throw stale(product, null);
        }
        try {
            entity.become(product, entities.getReference(CategoryEntity.class, category));
            products.flush();
            if (entity.version() == product.version()) {
                // Nothing differs, so JPA has written nothing; a replacement counts as a change all the same.
                entities.lock(entity, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
            }
        } catch (OptimisticLockingFailureException | OptimisticLockException e) {
            throw stale(product, e);
        }
        return product.withVersion(product.version() + 1);
    }

    @Override
    public boolean remove(ProductId id) {
        return transactions.writeAtOnce(() -> jdbc.sql("delete from product where id = :id")
                        .param("id", id.value())
                        .update())
                > 0;
    }

    @Override
    public Optional<Product> find(ProductId id) {
        return transactions.read(() -> products.findById(id.value()).map(ProductEntity::toProduct));
    }

    @Override
    public Optional<Product> findBySku(String sku) {
        return transactions.read(() -> products.findBySku(Sql.soughtLine(sku)).map(ProductEntity::toProduct));
    }

    @Override
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        List<UUID> keys = ids.stream().map(ProductId::value).toList();
        Map<ProductId, Product> found = new HashMap<>();
        transactions
                .read(() -> products.findByIdIn(keys))
                .forEach(entity -> found.put(new ProductId(entity.getId()), entity.toProduct()));
        return found;
    }

    @Override
    public KeysetPage<Product> browse(CatalogFilter filter, ProductSort sort, PageRequest page) {
        ProductPage query = ProductPage.of(filter, sort, page);
        List<Product> read = transactions.read(() -> jdbc.sql(query.sql())
                .params(query.parameters())
                .query(ProductRows.ROWS)
                .list());
        return KeysetPage.cut(read, page.size(), product -> ProductOrder.cursor(sort, product));
    }

    @Override
    public List<CategoryCount> categories(CategoryPath root) {
        return transactions.read(() -> jdbc
                .sql(CATEGORIES)
                .param("root", root.toString())
                .query((row, number) ->
                        new CategoryCount(CategoryPath.parse(row.getString("path")), row.getLong("products")))
                .list()
                .stream()
                .sorted(Comparator.comparing(CategoryCount::category))
                .toList());
    }

    @Override
    public long renameAttribute(String from, String to) {
        TextBounds.line("attribute key", from, 1, 100);
        TextBounds.line("attribute key", to, 1, 100);
        if (from.equals(to)) {
            throw new InvalidDataException("attribute key " + from + " is renamed to itself");
        }
        return transactions.writeAtOnce(() ->
                jdbc.sql(RENAME_ATTRIBUTE).param("from", from).param("to", to).update());
    }

    @Override
    public ImportReport importAll(Iterator<Product> stream) {
        return imports.load(stream);
    }

    @Override
    public long count() {
        return transactions.read(products::count);
    }

    private static StaleVersionException stale(Product product, @Nullable RuntimeException cause) {
        String message = "product " + product.id() + " is not there in version " + product.version() + " any more";
        return cause == null ? new StaleVersionException(message) : new StaleVersionException(message, cause);
    }
}
