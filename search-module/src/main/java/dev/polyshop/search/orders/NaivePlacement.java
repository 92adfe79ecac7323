package dev.polyshop.search.orders;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.search.carts.CartDocument;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.KeyDocument;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.inventory.Movement;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.inventory.StockOfProduct;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether all is well, then writes: stock, coupon, order and key, each over what is there. Two at the same time
 * overwrite each other's reservations, and a client that dies in the middle leaves what it has written so far.
 */
final class NaivePlacement implements Placement {

    private final Documents documents;
    private final HoldSettlement settlement;
    private final Clock clock;

    NaivePlacement(Documents documents, HoldSettlement settlement, Clock clock) {
        this.documents = documents;
        this.settlement = settlement;
        this.clock = clock;
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        Ref<KeyDocument> key = OrderDocument.orderKey(request.key());
        List<Ref<?>> refs = new ArrayList<>(PlacementCheck.refs(request));
        refs.add(key);
        Snapshot snapshot = documents.getAll(refs);
        Optional<Order> standing = snapshot.get(key)
                .flatMap(stored ->
                        documents.get(OrderDocument.KIND.ref(stored.content().owner())))
                .map(Stored::content)
                .filter(OrderDocument::isPlaced)
                .map(OrderDocument::toOrder);
        if (standing.isPresent()) {
            return new PlaceOrderResult.Placed(standing.get(), true);
        }
        HoldSettlement.Fates fates = settlement.askFor(request.lines(), request.coupon(), snapshot);
        return switch (PlacementCheck.check(request, snapshot, clock.instant(), fates)) {
            case PlacementCheck.Verdict.Refused(PlaceOrderResult reason) -> reason;
            case PlacementCheck.Verdict.Possible(Order order) -> {
                reserve(request, snapshot, fates);
                documents.showAll(List.of(
                        new Write.Put<>(OrderDocument.ref(order.id()), OrderDocument.of(order)),
                        new Write.Put<>(
                                key, new KeyDocument(key.id(), order.id().toString(), clock.millis()))));
                request.cart().ifPresent(cart -> documents.write(new Write.Delete<>(CartDocument.ref(cart))));
                yield new PlaceOrderResult.Placed(order, false);
            }
        };
    }

    private void reserve(PlaceOrder request, Snapshot snapshot, HoldSettlement.Fates fates) {
        List<Write<?>> writes = new ArrayList<>();
        for (CartLine line : request.lines()) {
            StockDocument stock =
                    fates.settled(StockOfProduct.known(snapshot, line.product()).stock());
            writes.add(new Write.Put<>(StockDocument.ref(line.product()), stock.moved(Movement.TAKE, line.quantity())));
        }
        request.coupon()
                .flatMap(code -> snapshot.get(CouponDocument.ref(code)))
                .ifPresent(coupon -> writes.add(new Write.Put<>(
                        coupon.ref(), fates.settled(coupon.content()).usedOnce())));
        documents.writeAll(writes);
    }
}
