package dev.polyshop.search.units;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Catalog;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.inventory.StockDocument;
import java.util.List;
import java.util.Optional;

/** No unit at all: every step happens at once and for good, over whatever is there. */
final class SearchUnitNaive implements UnitOfWork {

    private final Documents documents;
    private final BrandLookup brands;
    private final Catalog catalog;
    private final Inventory inventory;

    SearchUnitNaive(Documents documents, BrandLookup brands, Catalog catalog, Inventory inventory) {
        this.documents = documents;
        this.brands = brands;
        this.catalog = catalog;
        this.inventory = inventory;
    }

    @Override
    public Optional<Product> product(ProductId id) {
        return catalog.find(id);
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        return brands.ofBrand(brand).stream()
                .map(stored -> stored.content().toProduct())
                .toList();
    }

    @Override
    public void add(Product product) {
        catalog.add(product);
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        catalog.find(id).ifPresent(product -> put(product.withPrice(price)));
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        List<Product> products = productsOfBrand(brand);
        products.forEach(product -> put(product.withPrice(product.price().plus(amount))));
        return products.size();
    }

    @Override
    public long removePriced(String brand, Money price) {
        return productsOfBrand(brand).stream()
                .filter(product -> product.price().equals(price))
                .filter(product -> catalog.remove(product.id()))
                .count();
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        return inventory.find(product);
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        if (catalog.find(product).isPresent()) {
            StockDocument stock = documents
                    .get(StockDocument.ref(product))
                    .map(Stored::content)
                    .orElseGet(() -> StockDocument.empty(product));
            documents.write(new Write.Put<>(StockDocument.ref(product), stock.withOnHand(onHand)));
        }
    }

    @Override
    public void commit() {
        // All has happened already.
    }

    @Override
    public void rollback() {
        // Nothing can be taken back.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private void put(Product product) {
        Product next = product.withVersion(product.version() + 1);
        documents.show(new Write.Put<>(ProductDocument.ref(next.id()), ProductDocument.of(next)));
    }
}
