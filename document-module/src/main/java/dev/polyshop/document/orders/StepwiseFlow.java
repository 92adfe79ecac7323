package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.inventory.StockMovement;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Orders without transactions: a saga of conditional single-document updates.
 *
 * <p>The intent is recorded first, as the order itself in the status {@link OrderDocument#PLACING}, which no reader
 * shows. Then the coupon and the stock are taken, each marked with the work's id ({@link Work}). One conditional update
 * of the order's status decides: {@code PLACING} becomes {@code PLACED}, or {@link OrderDocument#UNDOING}, and whoever
 * comes second sees it. What remains is clearing up, which anybody may repeat. A client that dies leaves an order that
 * a retry under the same key carries on at once, and {@link OrderRecovery} after a while.
 */
final class StepwiseFlow implements OrderFlow {

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final StoredOrders orders;
    private final WorkSteps steps;
    private final Clock clock;

    StepwiseFlow(MongoOperations mongo, DocumentFailures failures, Clock clock) {
        this.mongo = mongo;
        this.failures = failures;
        this.orders = new StoredOrders(mongo);
        this.steps = new WorkSteps(mongo);
        this.clock = clock;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        while (true) {
            OrderDraft draft = OrderDraft.of(request, mongo, clock.instant());
            Optional<PlaceOrderResult> result = draft.refusal().isPresent()
                    ? Optional.of(refusedUnlessStanding(request, draft.refusal().get()))
                    : attempt(request, draft.order().orElseThrow());
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /** An unknown customer comes before other reasons, and an order that stands already before all of them. */
    private PlaceOrderResult refusedUnlessStanding(PlaceOrder request, PlaceOrderResult refusal) {
        return standing(request.key())
                .orElseGet(() -> OrderDraft.knows(mongo, request.customer())
                        ? refusal
                        : new PlaceOrderResult.UnknownCustomer(request.customer()));
    }

    /** Empty if another client's attempt under the same key came in between and was taken back. */
    private Optional<PlaceOrderResult> attempt(PlaceOrder request, Order order) {
        Work work = Work.begin(order, StockMovement.TAKE, request.cart());
        try {
            orders.insert(OrderDocument.of(order)
                    .append("status", OrderDocument.PLACING)
                    .append("work", work.document(now())));
        } catch (RuntimeException e) {
            if (!DocumentFailures.isDuplicateKey(e)) {
                throw e;
            }
            Optional<PlaceOrderResult> standing = standing(request.key());
            if (standing.isEmpty() && isTaken(request.id())) {
                throw e;
            }
            return standing;
        }
        return failures.further(() -> {
            // Looked for after the intent is there: an erasure either finds the intent, or is seen here.
            if (!OrderDraft.knows(mongo, request.customer())) {
                steps.undo(work);
                return Optional.of(new PlaceOrderResult.UnknownCustomer(request.customer()));
            }
            return carryOn(work);
        });
    }

    /**
     * The order that stands under a key. One that is still being placed is carried on first: by its own client, most
     * likely, whose connection broke and who asks again.
     */
    Optional<PlaceOrderResult> standing(IdempotencyKey key) {
        Optional<Document> stored = orders.withKey(key);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Document order = stored.get();
        if (OrderDocument.isSeen(order)) {
            return Optional.of(new PlaceOrderResult.Placed(OrderDocument.read(order), true));
        }
        Work work = Work.in(order).orElseThrow();
        return failures.further(() -> {
            if (OrderDocument.UNDOING.equals(order.getString("status"))) {
                steps.undo(work);
                return Optional.empty();
            }
            return carryOn(work);
        });
    }

    /** Whether an order has this id, under whatever key. */
    boolean isTaken(OrderId id) {
        return orders.withId(id).isPresent();
    }

    private Optional<PlaceOrderResult> carryOn(Work work) {
        Optional<PlaceOrderResult> tooFew = steps.take(work);
        if (tooFew.isPresent()) {
            // Where another client has placed it after all, its word counts.
            return steps.undo(work) ? tooFew : standing(work.order().key());
        }
        if (!steps.decide(work)) {
            steps.undo(work);
            return standing(work.order().key());
        }
        steps.settle(work);
        return Optional.of(new PlaceOrderResult.Placed(work.order(), false));
    }

    /** Ends what an interrupted client left undone of an order, so that a next step may begin. */
    void finish(OrderId id) {
        orders.withId(id).filter(OrderDocument::isSeen).flatMap(Work::in).ifPresent(steps::finish);
    }

    @Override
    public StatusChange mark(OrderId id, OrderStatus to) {
        return orders.mark(id, to);
    }

    /** Status and intent in one conditional update, so that of many who cancel, one puts the stock back. */
    @Override
    public StatusChange move(OrderId id, OrderStatus to) {
        while (true) {
            Optional<Document> read = orders.withId(id);
            Optional<Document> before =
                    read.filter(order -> StoredOrders.before(to).contains(order.getString("status")));
            if (before.isEmpty()) {
                return StoredOrders.refusal(id, to, read);
            }
            Optional<Work> unfinished = Work.in(before.get());
            if (unfinished.isPresent()) {
                steps.finish(unfinished.get());
                continue;
            }
            Work work = Work.begin(OrderDocument.read(before.get()), StoredOrders.movement(to), Optional.empty());
            Criteria asRead = where("_id")
                    .is(id.value())
                    .and("status")
                    .is(before.get().getString("status"))
                    .and("work")
                    .exists(false);
            Optional<Document> changed =
                    orders.change(asRead, new Update().set("status", to.name()).set("work", work.document(now())));
            if (changed.isPresent()) {
                return failures.further(() -> {
                    steps.finish(work);
                    return new StatusChange.Changed(OrderDocument.read(changed.get()));
                });
            }
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
