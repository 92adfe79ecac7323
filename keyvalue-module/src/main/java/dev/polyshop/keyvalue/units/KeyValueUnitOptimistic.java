package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.Money;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A unit with optimistic concurrency control (Kung and Robinson, 1981): reads come from a snapshot that remembers them,
 * writes wait in the client, where later reads of the unit see them, and count all together at the commit, if what was
 * read still stands.
 */
final class KeyValueUnitOptimistic implements UnitOfWork {

    private final UnitSnapshot snapshot;
    private final UnitWrites writes;
    private final Map<ProductId, Optional<Product>> read = new HashMap<>();
    private final Map<ProductId, Optional<Product>> written = new TreeMap<>();
    private final Map<ProductId, Optional<StockLevel>> stockRead = new HashMap<>();
    private final Map<ProductId, StockLevel> stockWritten = new TreeMap<>();
    private boolean over;

    KeyValueUnitOptimistic(UnitSnapshot snapshot, Keyspace keyspace) {
        this.snapshot = snapshot;
        this.writes = new UnitWrites(keyspace);
    }

    @Override
    public Optional<Product> product(ProductId id) {
        requireOpen();
        read(List.of(id));
        return current(id);
    }

    @Override
    public List<Product> productsOfBrand(String brand) {
        requireOpen();
        Set<ProductId> ids = new TreeSet<>(snapshot.ofBrand(brand));
        read(ids);
        ids.addAll(written.keySet());
        return ids.stream()
                .map(this::current)
                .flatMap(Optional::stream)
                .filter(product -> product.brand().equals(brand))
                .toList();
    }

    @Override
    public void add(Product product) {
        if (product(product.id()).isPresent()) {
            throw new DuplicateKeyException("there is a product with the id " + product.id());
        }
        Optional<Product> namesake = snapshot.withSku(product.sku()).flatMap(this::product);
        boolean takenHere = written.values().stream()
                .flatMap(Optional::stream)
                .anyMatch(other -> other.sku().equals(product.sku()));
        if (namesake.isPresent() || takenHere) {
            throw new DuplicateKeyException("there is a product with the SKU " + product.sku());
        }
        written.put(product.id(), Optional.of(product));
        stockWritten.put(product.id(), new StockLevel(product.id(), 0, 0, 0));
    }

    @Override
    public void setPrice(ProductId id, Money price) {
        product(id).ifPresent(product -> written.put(id, Optional.of(product.withPrice(price))));
    }

    @Override
    public long raisePrices(String brand, Money amount) {
        List<Product> found = productsOfBrand(brand);
        Map<ProductId, Optional<Product>> raised = new HashMap<>();
        for (Product product : found) {
            raised.put(
                    product.id(), Optional.of(product.withPrice(product.price().plus(amount))));
        }
        written.putAll(raised);
        return found.size();
    }

    @Override
    public long removePriced(String brand, Money price) {
        List<Product> found = productsOfBrand(brand).stream()
                .filter(product -> product.price().equals(price))
                .toList();
        for (Product product : found) {
            written.put(product.id(), Optional.empty());
            stockWritten.remove(product.id());
        }
        return found.size();
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        requireOpen();
        if (written.containsKey(product) && current(product).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(stockWritten.get(product))
                .or(() -> stockRead.computeIfAbsent(product, snapshot::stock));
    }

    @Override
    public void setOnHand(ProductId product, long onHand) {
        stock(product)
                .ifPresent(level ->
                        stockWritten.put(product, new StockLevel(product, onHand, level.reserved(), level.sold())));
    }

    @Override
    public void commit() {
        requireOpen();
        over = true;
        List<RedisWrite> all = new ArrayList<>();
        written.forEach((id, product) -> all.addAll(change(read.getOrDefault(id, Optional.empty()), product)));
        stockWritten.values().forEach(level -> all.add(writes.stock(level)));
        if (!snapshot.commit(all)) {
            throw conflict();
        }
    }

    @Override
    public void rollback() {
        over = true;
    }

    @Override
    public void close() {
        over = true;
        snapshot.close();
    }

    static ConflictException conflict() {
        return new ConflictException("something that the unit has read was changed by another: begin again");
    }

    private void read(Collection<ProductId> ids) {
        List<ProductId> unread =
                ids.stream().filter(id -> !read.containsKey(id)).toList();
        if (!unread.isEmpty()) {
            Map<ProductId, Product> found = snapshot.products(unread);
            unread.forEach(id -> read.put(id, Optional.ofNullable(found.get(id))));
        }
    }

    private Optional<Product> current(ProductId id) {
        return Optional.ofNullable(written.get(id))
                .orElseGet(() -> read.getOrDefault(id, Optional.empty()))
                .map(product -> product.withVersion(versionOf(id)));
    }

    /** One more than was read for what the unit has changed, however often. */
    private long versionOf(ProductId id) {
        long before =
                read.getOrDefault(id, Optional.empty()).map(Product::version).orElse(0L);
        return written.containsKey(id) ? before + 1 : before;
    }

    private List<RedisWrite> change(Optional<Product> from, Optional<Product> to) {
        if (to.isEmpty()) {
            return from.map(writes::removal).orElse(List.of());
        }
        Product after = to.get().withVersion(versionOf(to.get().id()));
        return from.map(before -> writes.change(before, after)).orElseGet(() -> writes.creation(after));
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("the unit is over");
        }
    }
}
