package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.document.inventory.StockMovement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/** The orders' documents, by id and by key, those that do not stand yet included. */
final class StoredOrders {

    private static final String COLLECTION = OrderDocument.COLLECTION;

    private final MongoOperations mongo;

    /** @param mongo a template, or one within a transaction's session */
    StoredOrders(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void insert(Document order) {
        mongo.insert(order, COLLECTION);
    }

    Optional<Document> withId(OrderId id) {
        return first(where("_id").is(id.value()));
    }

    Optional<Document> withKey(IdempotencyKey key) {
        return first(where("key").is(key.value()));
    }

    private Optional<Document> first(Criteria condition) {
        return Optional.ofNullable(mongo.findOne(query(condition), Document.class, COLLECTION));
    }

    /** Changes the one order that still meets the condition; its document afterwards, or nothing. */
    Optional<Document> change(Criteria condition, Update update) {
        return Optional.ofNullable(mongo.findAndModify(
                query(condition), update, FindAndModifyOptions.options().returnNew(true), Document.class, COLLECTION));
    }

    /** Changes it without reading it back; whether there was one. */
    boolean update(Criteria condition, Update update) {
        return mongo.updateFirst(query(condition), update, COLLECTION).getMatchedCount() == 1;
    }

    void remove(Criteria condition) {
        var unused = mongo.remove(query(condition), COLLECTION);
    }

    /** The states that a step may follow on. */
    static List<String> before(OrderStatus to) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.canBecome(to))
                .map(OrderStatus::name)
                .toList();
    }

    /** Which way the pieces go when an order becomes shipped or cancelled. */
    static StockMovement movement(OrderStatus to) {
        return to == OrderStatus.SHIPPED ? StockMovement.SELL : StockMovement.RELEASE;
    }

    /** Why a step could not be made from what was read. */
    static StatusChange refusal(OrderId id, OrderStatus to, Optional<Document> read) {
        return read.filter(OrderDocument::isSeen)
                .map(OrderDocument::read)
                .map(Order::status)
                .<StatusChange>map(current -> new StatusChange.IllegalStep(current, to))
                .orElseGet(() -> new StatusChange.UnknownOrder(id));
    }

    /**
     * A step that moves no stock: one conditional update of one document. Where it fails, the reason is read after it,
     * and may be gone by then: the step is refused only for a status that speaks against it.
     */
    StatusChange mark(OrderId id, OrderStatus to) {
        while (true) {
            Optional<Document> changed = change(
                    where("_id").is(id.value()).and("status").in(before(to)), new Update().set("status", to.name()));
            if (changed.isPresent()) {
                return new StatusChange.Changed(OrderDocument.read(changed.get()));
            }
            Optional<Document> read = withId(id);
            if (read.filter(order -> before(to).contains(order.getString("status")))
                    .isEmpty()) {
                return refusal(id, to, read);
            }
        }
    }
}
