package dev.polyshop.comparison.reference;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A unit works on a copy and writes down what it did; at the commit, if nothing at all has changed since the copy was
 * taken, what it wrote down is done. Serializable in the plainest way: as if the whole unit happened at its commit.
 */
final class ReferenceUnitOfWork implements UnitOfWork {

    private final ReferenceData data;
    private final long begunAt;
    private final ReferenceData copy = new ReferenceData();
    private final List<Consumer<ReferenceData>> writes = new ArrayList<>();
    private boolean over;

    ReferenceUnitOfWork(ReferenceData data) {
        this.data = data;
        synchronized (data) {
            begunAt = data.catalogueChanges;
            copy.products.putAll(new TreeMap<>(data.products));
            copy.skus.putAll(new HashMap<>(data.skus));
            copy.stock.putAll(new HashMap<>(data.stock));
        }
    }

    @Override
    public Optional<Product> product(ProductId id) {
        requireLiving();
        return Optional.ofNullable(copy.products.get(id));
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        requireLiving();
        return ofBrand(copy, brand);
    }

    @Override
    public void add(Product product) {
        write(in -> in.addProduct(product));
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        if (product(id).isPresent()) {
            write(in -> setPrice(in, id, price));
        }
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        List<Product> raised = productsOfBrand(brand);
        raised.forEach(product -> setPrice(product.id(), product.price().plus(amount)));
        return raised.size();
    }

    @Override
    public long removePriced(String brand, Money price) {
        List<Product> removed = productsOfBrand(brand).stream()
                .filter(product -> product.price().equals(price))
                .toList();
        removed.forEach(product -> write(in -> discard(in, product.id())));
        return removed.size();
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        requireLiving();
        return Optional.ofNullable(copy.stock.get(product));
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        stock(product).ifPresent(level -> {
            StockLevel after = new StockLevel(product, onHand, level.reserved(), level.sold());
            write(in -> in.setStock(after));
        });
    }

    @Override
    public void commit() {
        requireLiving();
        over = true;
        synchronized (data) {
            if (data.catalogueChanges != begunAt) {
                throw new ConflictException("products or stock changed since the unit began: begin again");
            }
            writes.forEach(write -> write.accept(data));
        }
    }

    @Override
    public void rollback() {
        over = true;
    }

    @Override
    public void close() {
        over = true;
    }

    private void write(Consumer<ReferenceData> write) {
        requireLiving();
        write.accept(copy);
        writes.add(write);
    }

    private void requireLiving() {
        if (over) {
            throw new ConflictException("the unit is over: begin again");
        }
    }

    private static List<Product> ofBrand(ReferenceData in, String brand) {
        return in.products.values().stream()
                .filter(product -> product.brand().equals(brand))
                .toList();
    }

    private static void setPrice(ReferenceData in, ProductId id, Money price) {
        Product product = in.products.get(id);
        if (product != null) {
            in.changeProduct(product.withPrice(price));
        }
    }

    private static void discard(ReferenceData in, ProductId id) {
        if (!in.removeProduct(id)) {
            throw new IllegalStateException("product " + id + " vanished within a unit");
        }
    }
}
