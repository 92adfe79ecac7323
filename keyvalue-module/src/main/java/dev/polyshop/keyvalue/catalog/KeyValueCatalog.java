package dev.polyshop.keyvalue.catalog;

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
import dev.polyshop.keyvalue.engine.BulkImport;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.NewRecord;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.engine.ScriptCall;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import dev.polyshop.keyvalue.reviews.ReviewKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Products over hashes, and the lists they stand in over sets and sorted sets. */
public final class KeyValueCatalog implements Catalog {

    private static final LuaScript REPLACE =
            LuaScript.load(KeyValueCatalog.class, "../engine/writes", "replace-product");
    private static final LuaScript REMOVE = LuaScript.load(KeyValueCatalog.class, "../engine/writes", "remove-product");

    /** A product without its texts in characters, more or less. */
    private static final int SIZE_WITHOUT_TEXT = 1_500;

    private final Redis redis;
    private final ProductReader reader;
    private final ProductKeys keys;
    private final StockKeys stockKeys;
    private final ReviewKeys reviewKeys;
    private final ProductIndex index;
    private final ProductPages pages;

    /** A catalogue in the keyspace. */
    public KeyValueCatalog(Redis redis, Keyspace keyspace, ProductReader reader) {
        this.redis = redis;
        this.reader = reader;
        this.keys = new ProductKeys(keyspace);
        this.stockKeys = new StockKeys(keyspace);
        this.reviewKeys = new ReviewKeys(keyspace);
        this.index = new ProductIndex(keyspace);
        this.pages = new ProductPages(redis, keys, reader);
    }

    @Override
    public void add(Product product) {
        NewRecord.Outcome outcome = addition(product).insert(redis);
        if (outcome != NewRecord.Outcome.INSERTED) {
            throw new DuplicateKeyException(duplicate(product, outcome));
        }
    }

    @Override
    public Product replace(Product product) {
        Product stored = find(product.id()).orElseThrow(() -> new StaleVersionException(gone(product.id())));
        if (!stored.sku().equals(product.sku())) {
            throw new InvalidDataException("product " + product.id() + " has the SKU " + stored.sku()
                    + ", which cannot become " + product.sku());
        }
        Product next = product.withVersion(product.version() + 1);
        if (stored.version() != product.version() || !swap(stored, next)) {
            throw new StaleVersionException(
                    "product " + product.id() + " is not in version " + product.version() + " any more: read it again");
        }
        return next;
    }

    @Override
    public boolean remove(ProductId id) {
        while (true) {
            Optional<Product> stored = find(id);
            if (stored.isEmpty()) {
                return false;
            }
            if (LuaScript.word(redis.run(REMOVE, removal(stored.get()))).equals("removed")) {
                return true;
            }
        }
    }

    @Override
    public Optional<Product> find(ProductId id) {
        return reader.find(id);
    }

    @Override
    public Optional<Product> findBySku(String sku) {
        return redis.field(keys.bySku(), sku).map(ProductId::parse).flatMap(reader::find);
    }

    @Override
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        return reader.findAll(ids);
    }

    @Override
    public KeysetPage<Product> browse(CatalogFilter filter, ProductSort sort, PageRequest page) {
        return pages.page(filter, sort, page);
    }

    @Override
    public List<CategoryCount> categories(CategoryPath root) {
        return pages.categories(root);
    }

    @Override
    public long renameAttribute(String from, String to) {
        return new AttributeRenaming(redis, keys, reader).rename(from, to, this::swapAll);
    }

    @Override
    public ImportReport importAll(Iterator<Product> products) {
        return new BulkImport<>(redis, this::addition, KeyValueCatalog::size)
                .run(products, Product::sku, KeyValueCatalog::duplicate);
    }

    @Override
    public long count() {
        return redis.template().opsForHash().size(keys.bySku());
    }

    /** Whether the product was still in the first version, and is in the second one now. */
    private boolean swap(Product from, Product to) {
        return LuaScript.word(redis.run(REPLACE, replacement(from, to))).equals("replaced");
    }

    /** Which of the changes were made; the others were overtaken. */
    private List<AttributeRenaming.Change> swapAll(List<AttributeRenaming.Change> changes) {
        var answers = redis.runAll(REPLACE, changes, change -> replacement(change.from(), change.to()));
        List<AttributeRenaming.Change> made = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (LuaScript.word(answers.get(i)).equals("replaced")) {
                made.add(changes.get(i));
            }
        }
        return made;
    }

    private NewRecord addition(Product product) {
        List<RedisWrite> writes = index.additions(product.withVersion(1));
        writes.add(StockHash.none(stockKeys.stock(product.id())));
        return NewRecord.claimingField(keys.product(product.id()), keys.bySku(), product.sku(), product.id(), writes);
    }

    private ScriptCall replacement(Product from, Product to) {
        return ScriptCall.on(keys.product(to.id())).with(from.version()).withWrites(index.changes(from, to));
    }

    private ScriptCall removal(Product product) {
        ProductId id = product.id();
        return ScriptCall.on(
                        keys.product(id),
                        keys.bySku(),
                        stockKeys.stock(id),
                        reviewKeys.reviews(id),
                        reviewKeys.latest(id),
                        reviewKeys.rating(id))
                .with(product.version(), product.sku())
                .withWrites(index.removals(product));
    }

    private static int size(Product product) {
        return SIZE_WITHOUT_TEXT
                + product.name().length()
                + product.description().length();
    }

    private static String duplicate(Product product, NewRecord.Outcome outcome) {
        return outcome == NewRecord.Outcome.KEY_TAKEN
                ? "there is a product with the id " + product.id()
                : "there is a product with the SKU " + product.sku();
    }

    private static String gone(ProductId id) {
        return "there is no product " + id + " any more";
    }
}
