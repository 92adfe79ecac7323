package dev.polyshop.search.inventory;

import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stock: one document a product, changed in the way of the mode. */
public final class SearchInventory implements Inventory {

    private static final int BATCH = 1_000;

    private final Documents documents;
    private final StockWrites writes;

    /** The inventory of a store, in a mode. */
    public SearchInventory(Documents documents, StockWrites writes) {
        this.documents = documents;
        this.writes = writes;
    }

    @Override
    public Optional<StockLevel> find(ProductId product) {
        return Optional.of(StockOfProduct.read(documents, product))
                .filter(StockOfProduct::known)
                .map(read -> read.stock().toLevel());
    }

    @Override
    public Map<ProductId, StockLevel> findAll(Collection<ProductId> products) {
        if (products.size() > PageRequest.MAX_SIZE) {
            throw new InvalidDataException("at most " + PageRequest.MAX_SIZE + " ids at once, not " + products.size());
        }
        Snapshot snapshot = documents.getAll(StockOfProduct.refs(products));
        Map<ProductId, StockLevel> found = new HashMap<>();
        for (ProductId product : products) {
            StockOfProduct read = StockOfProduct.in(snapshot, product);
            if (read.known()) {
                found.put(product, read.stock().toLevel());
            }
        }
        return found;
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return writes.change(product, stock -> new StockWrites.Decision.Write(stock.received(quantity)));
    }

    @Override
    public void receiveAll(Map<ProductId, Integer> quantities) {
        quantities.values().forEach(Inventory::requireQuantity);
        List<ProductId> products = new ArrayList<>(quantities.keySet());
        for (int from = 0; from < products.size(); from += BATCH) {
            receiveBatch(products.subList(from, Math.min(products.size(), from + BATCH)), quantities);
        }
    }

    @Override
    public StockChange take(ProductId product, int quantity) {
        return move(product, Movement.TAKE, quantity);
    }

    @Override
    public StockChange release(ProductId product, int quantity) {
        return move(product, Movement.RELEASE, quantity);
    }

    @Override
    public StockChange sell(ProductId product, int quantity) {
        return move(product, Movement.SELL, quantity);
    }

    private StockChange move(ProductId product, Movement movement, int quantity) {
        Inventory.requireQuantity(quantity);
        return writes.change(
                product,
                stock -> stock.available(movement) < quantity
                        ? new StockWrites.Decision.TooFew(stock.available(movement))
                        : new StockWrites.Decision.Write(stock.moved(movement, quantity)));
    }

    /** Many at once, conditional in every mode: only those that conflict are written again. */
    private void receiveBatch(List<ProductId> batch, Map<ProductId, Integer> quantities) {
        Backoff backoff = new Backoff("the stock of some products");
        List<ProductId> left = batch;
        while (!left.isEmpty()) {
            Snapshot snapshot = documents.getAll(StockOfProduct.refs(left));
            List<Write<?>> writes = new ArrayList<>();
            for (ProductId product : left) {
                StockOfProduct read = StockOfProduct.in(snapshot, product);
                if (read.known()) {
                    writes.add(read.replacedBy(read.stock().received(quantities.getOrDefault(product, 0))));
                }
            }
            left = documents.writeAll(writes).stream()
                    .filter(Written::conflict)
                    .map(lost -> ProductId.parse(lost.write().ref().id()))
                    .toList();
            if (!left.isEmpty()) {
                backoff.pause();
            }
        }
    }
}
