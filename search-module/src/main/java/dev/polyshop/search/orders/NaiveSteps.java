package dev.polyshop.search.orders;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.inventory.Movement;
import dev.polyshop.search.inventory.StockDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the order, moves the stock and writes the order back, over whatever was written meanwhile. */
final class NaiveSteps implements OrderSteps {

    private final Documents documents;

    NaiveSteps(Documents documents) {
        this.documents = documents;
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        Optional<OrderDocument> read =
                documents.get(OrderDocument.ref(id)).map(Stored::content).filter(OrderDocument::isPlaced);
        if (read.isEmpty()) {
            return new StatusChange.UnknownOrder(id);
        }
        OrderDocument order = read.get();
        if (!order.orderStatus().canBecome(to)) {
            return new StatusChange.IllegalStep(order.orderStatus(), to);
        }
        OrderSteps.movement(to).ifPresent(movement -> move(order, movement));
        OrderDocument next = order.at(to);
        documents.show(new Write.Put<>(OrderDocument.ref(id), next));
        return new StatusChange.Changed(next.toOrder());
    }

    private void move(OrderDocument order, Movement movement) {
        Snapshot stocks = documents.getAll(order.lines().stream()
                .map(line -> StockDocument.ref(ProductId.parse(line.product())))
                .toList());
        List<Write<?>> writes = new ArrayList<>();
        for (OrderDocument.LinePart line : order.lines()) {
            stocks.get(StockDocument.ref(ProductId.parse(line.product()))).ifPresent(stored -> {
                StockDocument stock = stored.content();
                long moved = Math.min(line.quantity(), stock.available(movement));
                writes.add(new Write.Put<>(stored.ref(), stock.moved(movement, moved)));
            });
        }
        documents.writeAll(writes);
    }
}
