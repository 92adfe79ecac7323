package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.keyvalue.catalog.ProductHash;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.ClientSession;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each step reads and writes at once and for good; committing and rolling back do nothing. */
final class KeyValueUnitNaive implements UnitOfWork {

    private final ClientSession session;
    private final ProductKeys products;
    private final StockKeys stock;
    private final UnitWrites writes;

    KeyValueUnitNaive(ClientSession session, Keyspace keyspace) {
        this.session = session;
        this.products = new ProductKeys(keyspace);
        this.stock = new StockKeys(keyspace);
        this.writes = new UnitWrites(keyspace);
    }

    @Override
    public Optional<Product> product(ProductId id) {
        return ProductHash.read(id, session.hash(products.product(id)));
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        List<Product> found = new ArrayList<>();
        for (String id : session.members(products.brand(brand))) {
            product(ProductId.parse(id))
                    .filter(product -> product.brand().equals(brand))
                    .ifPresent(found::add);
        }
        return found;
    }

    @Override
    public void add(Product product) {
        if (product(product.id()).isPresent()) {
            throw new DuplicateKeyException("there is a product with the id " + product.id());
        }
        if (session.field(products.bySku(), product.sku()) != null) {
            throw new DuplicateKeyException("there is a product with the SKU " + product.sku());
        }
        writes.creation(product.withVersion(1)).forEach(session::write);
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        product(id).ifPresent(product -> setPrice(product, price));
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        List<Product> found = productsOfBrand(brand);
        found.forEach(product -> setPrice(product, product.price().plus(amount)));
        return found.size();
    }

    @Override
    public long removePriced(String brand, Money price) {
        List<Product> found = productsOfBrand(brand).stream()
                .filter(product -> product.price().equals(price))
                .toList();
        found.forEach(product -> writes.removal(product).forEach(session::write));
        return found.size();
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        Map<String, String> counters = session.hash(stock.stock(product));
        return StockHash.read(
                product,
                Arrays.asList(
                        counters.get(StockHash.ON_HAND),
                        counters.get(StockHash.RESERVED),
                        counters.get(StockHash.SOLD)));
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        stock(product)
                .map(level -> new StockLevel(product, onHand, level.reserved(), level.sold()))
                .ifPresent(level -> session.write(writes.onHand(product, level.onHand())));
    }

    @Override
    public void commit() {
        // Everything counts already.
    }

    @Override
    public void rollback() {
        // Nothing can be taken back.
    }

    @Override
    public void close() {
        session.close();
    }

    private void setPrice(Product product, Money price) {
        writes.change(product, product.withPrice(price).withVersion(product.version() + 1))
                .forEach(session::write);
    }
}
