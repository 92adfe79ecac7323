package dev.polyshop.document.inventory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.Inventory;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Stock, as counters inside the product's document. Whatever changes one product's stock changes one document, and that
 * is atomic in MongoDB without a transaction: the guard is in the condition, the change in the update.
 */
public final class DocumentInventory implements Inventory {

    private static final String COLLECTION = ProductDocument.COLLECTION;

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final Optional<DocumentTransactions> snapshots;
    private final boolean naive;

    private DocumentInventory(
            MongoOperations mongo, DocumentFailures failures, Optional<DocumentTransactions> snapshots, boolean naive) {
        this.mongo = mongo;
        this.failures = failures;
        this.snapshots = snapshots;
        this.naive = naive;
    }

    /** Stock moved by reading, computing and writing back. */
    public static DocumentInventory naively(MongoOperations mongo, DocumentFailures failures) {
        return new DocumentInventory(mongo, failures, Optional.empty(), true);
    }

    /** Stock moved by conditional updates. */
    public static DocumentInventory byConditions(MongoOperations mongo, DocumentFailures failures) {
        return new DocumentInventory(mongo, failures, Optional.empty(), false);
    }

    /** Stock moved by conditional updates, and read of several products in one snapshot. */
    public static DocumentInventory inSnapshots(
            MongoOperations mongo, DocumentFailures failures, DocumentTransactions snapshots) {
        return new DocumentInventory(mongo, failures, Optional.of(snapshots), false);
    }

    @Override
    public Optional<StockLevel> find(ProductId product) {
        return failures.read(() -> Optional.ofNullable(
                        mongo.findOne(stockOf(where("_id").is(product.value())), Document.class, COLLECTION))
                .map(StockDocument::read));
    }

    /** A find of many documents may yield between them, so that only a snapshot shows an order whole. */
    @Override
    public Map<ProductId, StockLevel> findAll(Collection<ProductId> products) {
        Query wanted = stockOf(
                        where("_id").in(products.stream().map(ProductId::value).toList()))
                .cursorBatchSize(PageRequest.MAX_SIZE);
        Function<MongoOperations, List<Document>> read = session -> session.find(wanted, Document.class, COLLECTION);
        return failures.read(() -> snapshots.map(each -> each.inOne(read)).orElseGet(() -> read.apply(mongo))).stream()
                .map(StockDocument::read)
                .collect(Collectors.toMap(StockLevel::product, Function.identity()));
    }

    private static Query stockOf(Criteria condition) {
        Query query = query(condition);
        query.fields().include("stock");
        return query;
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        return move(StockMovement.RECEIVE, product, quantity);
    }

    @Override
    public void receiveAll(Map<ProductId, Integer> quantities) {
        quantities.values().forEach(Inventory::requireQuantity);
        if (quantities.isEmpty()) {
            return;
        }
        failures.run(() -> {
            BulkOperations receipts = mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, COLLECTION);
            quantities.forEach((product, quantity) -> receipts.updateOne(
                    query(where("_id").is(product.value())), new Update().inc("stock.onHand", quantity.longValue())));
            var unused = receipts.execute();
        });
    }

    @Override
    public StockChange take(ProductId product, int quantity) {
        return move(StockMovement.TAKE, product, quantity);
    }

    @Override
    public StockChange release(ProductId product, int quantity) {
        return move(StockMovement.RELEASE, product, quantity);
    }

    @Override
    public StockChange sell(ProductId product, int quantity) {
        return move(StockMovement.SELL, product, quantity);
    }

    private StockChange move(StockMovement movement, ProductId product, int quantity) {
        Inventory.requireQuantity(quantity);
        return failures.write(() -> naive
                ? readComputeWriteBack(movement, product, quantity)
                : updateIfEnough(movement, product, quantity));
    }

    private StockChange updateIfEnough(StockMovement movement, ProductId product, long quantity) {
        Criteria enough = where("_id").is(product.value());
        Update change = new Update().inc("stock." + movement.to(), quantity);
        if (!movement.from().isEmpty()) {
            enough = enough.and("stock." + movement.from()).gte(quantity);
            change = change.inc("stock." + movement.from(), -quantity);
        }
        Document after = mongo.findAndModify(
                stockOf(enough), change, FindAndModifyOptions.options().returnNew(true), Document.class, COLLECTION);
        if (after != null) {
            return new StockChange.Done(StockDocument.read(after));
        }
        return find(product)
                .<StockChange>map(level -> new StockChange.TooFew(product, movement.available(level)))
                .orElseGet(() -> new StockChange.UnknownProduct(product));
    }

    /** What two clients at once get wrong: the second writes back what it computed from before the first. */
    private StockChange readComputeWriteBack(StockMovement movement, ProductId product, long quantity) {
        Optional<StockLevel> level = find(product);
        if (level.isEmpty()) {
            return new StockChange.UnknownProduct(product);
        }
        if (movement.available(level.get()) < quantity) {
            return new StockChange.TooFew(product, movement.available(level.get()));
        }
        StockLevel after = movement.apply(level.get(), quantity);
        mongo.updateFirst(
                query(where("_id").is(product.value())),
                new Update()
                        .set("stock.onHand", after.onHand())
                        .set("stock.reserved", after.reserved())
                        .set("stock.sold", after.sold()),
                COLLECTION);
        return new StockChange.Done(after);
    }
}
