package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.engine.DocumentFailures;
import dev.polyshop.document.inventory.DocumentInventory;
import dev.polyshop.document.inventory.StockMovement;
import java.time.Clock;
import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Orders as code without thought for others does it: look whether there is enough, compute, write back. Each write by
 * itself is right, and all of them together go wrong as soon as two clients come at once or one dies half way.
 */
final class NaiveFlow implements OrderFlow {

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final DocumentInventory inventory;
    private final StoredOrders orders;
    private final Clock clock;

    NaiveFlow(MongoOperations mongo, DocumentFailures failures, Clock clock) {
        this.mongo = mongo;
        this.failures = failures;
        this.inventory = DocumentInventory.naively(mongo, failures);
        this.orders = new StoredOrders(mongo);
        this.clock = clock;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        Optional<PlaceOrderResult> standing = standing(request);
        if (standing.isPresent()) {
            return standing.get();
        }
        if (!OrderDraft.knows(mongo, request.customer())) {
            return new PlaceOrderResult.UnknownCustomer(request.customer());
        }
        OrderDraft draft = OrderDraft.of(request, mongo, clock.instant());
        if (draft.refusal().isPresent()) {
            return draft.refusal().get();
        }
        return failures.further(() -> writeBack(request, draft));
    }

    private PlaceOrderResult writeBack(PlaceOrder request, OrderDraft draft) {
        Order order = draft.order().orElseThrow();
        draft.coupon().ifPresent(new DocumentCoupons(mongo)::writeBack);
        for (int i = 0; i < order.lines().size(); i++) {
            writeBack(StockMovement.TAKE.apply(
                    draft.stock().get(i), order.lines().get(i).quantity()));
        }
        try {
            orders.insert(OrderDocument.of(order));
        } catch (RuntimeException e) {
            if (!DocumentFailures.isDuplicateKey(e)) {
                throw e;
            }
            return standing(request).orElseThrow(() -> e);
        }
        request.cart().ifPresent(cart -> mongo.remove(query(where("_id").is(cart.value())), "carts"));
        return new PlaceOrderResult.Placed(order, false);
    }

    private Optional<PlaceOrderResult> standing(PlaceOrder request) {
        return orders.withKey(request.key())
                .filter(OrderDocument::isSeen)
                .map(order -> new PlaceOrderResult.Placed(OrderDocument.read(order), true));
    }

    private void writeBack(StockLevel level) {
        mongo.updateFirst(
                query(where("_id").is(level.product().value())),
                new Update().set("stock.onHand", level.onHand()).set("stock.reserved", level.reserved()),
                ProductDocument.COLLECTION);
    }

    @Override
    public StatusChange mark(OrderId id, OrderStatus to) {
        Optional<Order> read = orders.withId(id).filter(OrderDocument::isSeen).map(OrderDocument::read);
        if (read.isEmpty() || !read.get().status().canBecome(to)) {
            return StoredOrders.refusal(id, to, orders.withId(id));
        }
        return orders.change(where("_id").is(id.value()), new Update().set("status", to.name()))
                .<StatusChange>map(order -> new StatusChange.Changed(OrderDocument.read(order)))
                .orElseGet(() -> new StatusChange.UnknownOrder(id));
    }

    @Override
    public StatusChange move(OrderId id, OrderStatus to) {
        StatusChange change = mark(id, to);
        if (change instanceof StatusChange.Changed(Order order)) {
            return failures.further(() -> {
                order.lines().forEach(line -> move(line.product(), line.quantity(), to));
                return change;
            });
        }
        return change;
    }

    private void move(ProductId product, int quantity, OrderStatus to) {
        var unused =
                to == OrderStatus.SHIPPED ? inventory.sell(product, quantity) : inventory.release(product, quantity);
    }
}
