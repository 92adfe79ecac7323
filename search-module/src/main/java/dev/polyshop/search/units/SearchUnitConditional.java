package dev.polyshop.search.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.inventory.StockDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Optimistic: reads remember the state they saw, writes are kept back until the commit, and {@link UnitCommit} makes
 * all of them or none, and only if nothing that the unit has read by id was changed meanwhile.
 */
final class SearchUnitConditional implements UnitOfWork {

    private final Documents documents;
    private final BrandLookup brands;
    private final UnitCommit commit;
    private final Map<ProductId, Tracked<ProductDocument>> products = new TreeMap<>();
    private final Map<ProductId, Tracked<StockDocument>> stocks = new TreeMap<>();
    private boolean over;

    SearchUnitConditional(Documents documents, BrandLookup brands, UnitCommit commit) {
        this.documents = documents;
        this.brands = brands;
        this.commit = commit;
    }

    @Override
    public Optional<Product> product(ProductId id) {
        return tracked(id).wanted().map(ProductDocument::toProduct);
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        requireOpen();
        brands.ofBrand(brand)
                .forEach(stored -> products.computeIfAbsent(
                        ProductId.parse(stored.ref().id()),
                        id -> stored.claim().isEmpty()
                                ? Tracked.of(stored.ref(), Optional.of(stored))
                                : Tracked.of(stored.ref(), documents.claims().awaitFree(stored.ref()))));
        return products.values().stream()
                .flatMap(tracked -> tracked.wanted().stream())
                .map(ProductDocument::toProduct)
                .filter(product -> product.brand().equals(brand))
                .sorted(Comparator.comparing(Product::id))
                .toList();
    }

    @Override
    public void add(Product product) {
        Tracked<ProductDocument> there = tracked(product.id());
        if (there.wanted().isPresent()) {
            throw new DuplicateKeyException("a product with id " + product.id() + " is there already");
        }
        products.put(product.id(), there.wanting(Optional.of(ProductDocument.of(product.withVersion(1)))));
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        change(id, product -> product.withPrice(price));
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        List<Product> found = productsOfBrand(brand);
        found.forEach(product -> change(
                product.id(), current -> current.withPrice(current.price().plus(amount))));
        return found.size();
    }

    @Override
    public long removePriced(String brand, Money price) {
        List<Product> found = productsOfBrand(brand).stream()
                .filter(product -> product.price().equals(price))
                .toList();
        found.forEach(
                product -> products.computeIfPresent(product.id(), (id, tracked) -> tracked.wanting(Optional.empty())));
        return found.size();
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        if (tracked(product).wanted().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(trackedStock(product)
                .wanted()
                .orElseGet(() -> StockDocument.empty(product))
                .toLevel());
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        if (tracked(product).wanted().isPresent()) {
            Tracked<StockDocument> stock = trackedStock(product);
            StockDocument current = stock.wanted().orElseGet(() -> StockDocument.empty(product));
            stocks.put(product, stock.wanting(Optional.of(current.withOnHand(onHand))));
        }
    }

    /** @throws ConflictException if something that the unit has read or written was changed meanwhile */
    @Override
    public void commit() {
        requireOpen();
        over = true;
        commit.commit(List.copyOf(products.values()), List.copyOf(stocks.values()));
    }

    @Override
    public void rollback() {
        over = true;
    }

    @Override
    public void close() {
        over = true;
    }

    private void change(ProductId id, UnaryOperator<Product> change) {
        Tracked<ProductDocument> tracked = tracked(id);
        tracked.wanted().map(ProductDocument::toProduct).ifPresent(product -> {
            long version =
                    tracked.read().map(read -> read.content().version() + 1).orElse(1L);
            ProductDocument next = ProductDocument.of(change.apply(product).withVersion(version));
            products.put(id, tracked.wanting(Optional.of(next)));
        });
    }

    private Tracked<ProductDocument> tracked(ProductId id) {
        requireOpen();
        return products.computeIfAbsent(
                id,
                unread -> Tracked.of(ProductDocument.ref(id), documents.claims().awaitFree(ProductDocument.ref(id))));
    }

    private Tracked<StockDocument> trackedStock(ProductId id) {
        return stocks.computeIfAbsent(
                id,
                unread -> Tracked.of(StockDocument.ref(id), documents.claims().awaitFree(StockDocument.ref(id))));
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("the unit is over");
        }
    }
}
