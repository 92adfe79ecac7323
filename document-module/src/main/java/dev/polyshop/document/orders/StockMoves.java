package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.inventory.StockMovement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Moves the pieces of all lines of an order, each product under its own condition, in one round trip. */
final class StockMoves {

    private static final String COLLECTION = ProductDocument.COLLECTION;
    private static final String MOVES = "stock.moves";
    private static final String SETTLED = "stock.settled";
    private static final String MARK = MOVES + ".work";
    private static final String SETTLED_MARK = SETTLED + ".work";

    private final MongoOperations mongo;

    /** @param mongo a template, or one within a transaction's session */
    StockMoves(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * Moves what there is enough of; for use in a transaction.
     *
     * @return how many products had enough
     */
    int move(List<OrderLine> lines, StockMovement movement) {
        BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (OrderLine line : lines) {
            updates.updateOne(query(enough(line, movement)), change(movement, line.quantity()));
        }
        return updates.execute().getMatchedCount();
    }

    /** Moves what there is enough of and was not moved for this work before, and marks it. */
    int moveMarked(Work work) {
        BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (OrderLine line : work.order().lines()) {
            Document mark = new Document("work", work.id())
                    .append("movement", work.movement().name())
                    .append("quantity", (long) line.quantity());
            updates.updateOne(
                    query(enough(line, work.movement())
                            .and(MARK)
                            .ne(work.id())
                            .and(SETTLED_MARK)
                            .ne(work.id())),
                    change(work.movement(), line.quantity()).push(MOVES, mark));
        }
        return updates.execute().getMatchedCount();
    }

    /** The products that carry the work's mark, settled or not. */
    List<ProductId> marked(UUID work) {
        Query carrying = query(new Criteria()
                .orOperator(where(MARK).is(work), where(SETTLED_MARK).is(work)));
        carrying.fields().include("_id");
        return mongo.find(carrying, Document.class, COLLECTION).stream()
                .map(product -> new ProductId(product.get("_id", UUID.class)))
                .toList();
    }

    /** Moves back what carries the work's unsettled mark, and takes the mark off, in one update a product. */
    void moveBack(Work work) {
        BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (OrderLine line : work.order().lines()) {
            moveBack(updates, line.product(), work.id(), work.movement(), line.quantity());
        }
        var unused = updates.execute();
    }

    /**
     * Settles the work's marks: the pieces stay where they are for good. A client that comes too late is still held off
     * by a settled mark, for as long as the order's record would tell it that the work is under way.
     */
    void settle(Work work) {
        updateMarked(work, MARK, withoutMark(new Update(), work.id()).push(SETTLED, new Document("work", work.id())));
    }

    /** Takes the settled marks off, once the order tells of no work any more. */
    void unmark(Work work) {
        updateMarked(work, SETTLED_MARK, new Update().pull(SETTLED, new Document("work", work.id())));
    }

    /**
     * One {@code updateOne} a product, for an {@code updateMany} may, on servers that only speak MongoDB's protocol,
     * write over what others change meanwhile.
     */
    private void updateMarked(Work work, String mark, Update update) {
        BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
        for (OrderLine line : work.order().lines()) {
            updates.updateOne(
                    query(where("_id").is(line.product().value()).and(mark).is(work.id())), update);
        }
        var unused = updates.execute();
    }

    /**
     * Moves back what was moved for work that is not under way any more: by a client that came too late with work that
     * another had finished or taken back, and died before it noticed. Work is recorded before its first mark and
     * removed after its last was settled, so an unsettled mark without work is always one too many. A settled one
     * without work is only taken off.
     */
    void moveBackStrays() {
        Query carrying = query(where(MARK).exists(true));
        carrying.fields().include(MOVES);
        for (Document product : mongo.find(carrying, Document.class, COLLECTION)) {
            for (Document mark : product.get("stock", Document.class).getList("moves", Document.class)) {
                UUID work = mark.get("work", UUID.class);
                if (!mongo.exists(query(where("work.id").is(work)), OrderDocument.COLLECTION)) {
                    BulkOperations updates = mongo.bulkOps(BulkMode.UNORDERED, COLLECTION);
                    moveBack(
                            updates,
                            new ProductId(product.get("_id", UUID.class)),
                            work,
                            StockMovement.valueOf(mark.getString("movement")),
                            mark.getLong("quantity"));
                    var unused = updates.execute();
                }
            }
        }
        Query settled = query(where(SETTLED_MARK).exists(true));
        settled.fields().include(SETTLED);
        for (Document product : mongo.find(settled, Document.class, COLLECTION)) {
            for (Document mark : product.get("stock", Document.class).getList("settled", Document.class)) {
                UUID work = mark.get("work", UUID.class);
                if (!mongo.exists(query(where("work.id").is(work)), OrderDocument.COLLECTION)) {
                    mongo.updateFirst(
                            query(where("_id").is(product.get("_id"))),
                            new Update().pull(SETTLED, new Document("work", work)),
                            COLLECTION);
                }
            }
        }
    }

    private static void moveBack(
            BulkOperations updates, ProductId product, UUID work, StockMovement movement, long quantity) {
        updates.updateOne(
                query(where("_id").is(product.value()).and(MARK).is(work)),
                withoutMark(change(movement, -quantity), work));
    }

    private static Update withoutMark(Update update, UUID work) {
        return update.pull(MOVES, new Document("work", work));
    }

    private static Criteria enough(OrderLine line, StockMovement movement) {
        return where("_id")
                .is(line.product().value())
                .and("stock." + movement.from())
                .gte((long) line.quantity());
    }

    private static Update change(StockMovement movement, long quantity) {
        return new Update().inc("stock." + movement.from(), -quantity).inc("stock." + movement.to(), quantity);
    }

    /** The lines whose product is not among these, in order. */
    static List<OrderLine> without(List<OrderLine> lines, List<ProductId> products) {
        List<OrderLine> rest = new ArrayList<>(lines);
        rest.removeIf(line -> products.contains(line.product()));
        return rest;
    }
}
