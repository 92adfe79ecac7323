package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.engine.DocumentTransactions;
import dev.polyshop.document.inventory.StockMovement;
import java.time.Clock;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Orders in one transaction each: all of it or nothing, and nobody sees a part. A write that meets another
 * transaction's is refused at once ({@code WriteConflict}, first updater wins), and the whole is begun again.
 */
final class TransactionFlow implements OrderFlow {

    private final DocumentTransactions transactions;
    private final StepwiseFlow stepwise;
    private final Clock clock;

    /** @param stepwise helps out where an order was begun in another mode and not ended */
    TransactionFlow(DocumentTransactions transactions, StepwiseFlow stepwise, Clock clock) {
        this.transactions = transactions;
        this.stepwise = stepwise;
        this.clock = clock;
    }

    /** Takes back what the transaction wrote so far, with the reason as its outcome. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient PlaceOrderResult reason;

        private Refused(PlaceOrderResult reason) {
            super("refused: " + reason, null, false, false);
            this.reason = reason;
        }
    }

    /**
     * Does not look for the key first: an order that stands already shows itself by the unique index, or by whatever
     * speaks against placing it again.
     */
    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        while (true) {
            try {
                Order order = transactions.inOne(session -> placeIn(session, request));
                return new PlaceOrderResult.Placed(order, false);
            } catch (Refused e) {
                Optional<PlaceOrderResult> standing = stepwise.standing(request.key());
                return standing.orElse(e.reason);
            } catch (RuntimeException e) {
                if (!DocumentFailures.isDuplicateKey(e)) {
                    throw e;
                }
                Optional<PlaceOrderResult> standing = stepwise.standing(request.key());
                if (standing.isPresent()) {
                    return standing.get();
                }
                if (stepwise.isTaken(request.id())) {
                    throw e;
                }
            }
        }
    }

    private Order placeIn(MongoOperations session, PlaceOrder request) {
        if (!touch(session, request)) {
            throw new Refused(new PlaceOrderResult.UnknownCustomer(request.customer()));
        }
        OrderDraft draft = OrderDraft.of(request, session, clock.instant());
        draft.refusal().ifPresent(reason -> {
            throw new Refused(reason);
        });
        Order order = draft.order().orElseThrow();
        order.coupon().ifPresent(code -> {
            if (!new DocumentCoupons(session).use(code)) {
                throw new Refused(new PlaceOrderResult.CouponExhausted(code));
            }
        });
        if (new StockMoves(session).move(order.lines(), StockMovement.TAKE)
                < order.lines().size()) {
            throw new IllegalStateException("stock changed within a snapshot, of a product of order " + order.id());
        }
        new StoredOrders(session).insert(OrderDocument.of(order));
        request.cart().ifPresent(cart -> session.remove(query(where("_id").is(cart.value())), "carts"));
        return order;
    }

    /**
     * Finds the customer by writing to it: a read alone would not collide with an erasure at the same time, and the
     * order would keep the name of somebody forgotten (write skew). What is written is new each time, for a
     * {@code $set} of what is there already changes nothing and collides with nothing.
     */
    private boolean touch(MongoOperations session, PlaceOrder request) {
        return session.updateFirst(
                                query(where("_id").is(request.customer().value())),
                                new Update().set("lastOrder", request.id().value()),
                                "customers")
                        .getMatchedCount()
                == 1;
    }

    @Override
    public StatusChange mark(OrderId id, OrderStatus to) {
        return stepwise.mark(id, to);
    }

    @Override
    public StatusChange move(OrderId id, OrderStatus to) {
        stepwise.finish(id);
        return transactions.inOne(session -> {
            StoredOrders orders = new StoredOrders(session);
            Optional<Document> changed = orders.change(
                    where("_id").is(id.value()).and("status").in(StoredOrders.before(to)),
                    new Update().set("status", to.name()));
            if (changed.isEmpty()) {
                return StoredOrders.refusal(id, to, orders.withId(id));
            }
            Order order = OrderDocument.read(changed.get());
            var unused = new StockMoves(session).move(order.lines(), StoredOrders.movement(to));
            return new StatusChange.Changed(order);
        });
    }
}
