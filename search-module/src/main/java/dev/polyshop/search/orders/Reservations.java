package dev.polyshop.search.orders;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.search.engine.Attempts;
import dev.polyshop.search.engine.Backoff;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.engine.Write;
import dev.polyshop.search.engine.Written;
import dev.polyshop.search.inventory.Movement;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.inventory.StockOfProduct;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Moves stock and coupon uses for the steps of orders. Each movement is one conditional write that changes the figures
 * and leaves a hold in the same document: so it is known to be made, and can be taken back, whoever dies when.
 */
final class Reservations {

    /** What keeps an order from being placed. */
    sealed interface Obstacle {

        /**
         * Too little is left.
         *
         * @param reason of what
         */
        record Refused(PlaceOrderResult reason) implements Obstacle {}

        /**
         * A condition does not hold any more.
         *
         * @param changed which document is another one, or gone
         */
        record Broken(Ref<?> changed) implements Obstacle {}
    }

    private final Documents documents;
    private final HoldSettlement settlement;

    Reservations(Documents documents, HoldSettlement settlement) {
        this.documents = documents;
        this.settlement = settlement;
    }

    /**
     * Takes all pieces and the coupon's use for an attempt at placing an order.
     *
     * @param first what was read of them to begin with; the products were there then
     * @param known what became of holds in it
     * @param conditions what has to be so besides, asked in the same round trip as the first holds are written
     * @return why not, if not; then some may be held, and have to be {@linkplain #takeBack taken back}
     */
    Optional<Obstacle> reserve(
            PlaceOrder request,
            Attempts.Attempt attempt,
            Snapshot first,
            HoldSettlement.Fates known,
            List<Write.Confirm<?>> conditions) {
        List<CartLine> lines = request.lines();
        Optional<CouponCode> coupon = request.coupon();
        List<Write.Confirm<?>> open = conditions;
        Snapshot snapshot = first;
        HoldSettlement.Fates fates = known;
        Backoff backoff = new Backoff("the stock for order " + request.id());
        while (true) {
            List<Write<?>> writes = new ArrayList<>(open);
            Optional<PlaceOrderResult> refusal = hold(request, coupon, attempt, snapshot, fates, writes);
            for (int i = 0; i < lines.size() && refusal.isEmpty(); i++) {
                refusal = hold(request, lines.get(i), attempt, snapshot, fates, writes);
            }
            if (refusal.isPresent()) {
                return refusal.map(Obstacle.Refused::new);
            }
            List<Written<?>> written = documents.writeAll(writes);
            Optional<Written<?>> broken = written.subList(0, open.size()).stream()
                    .filter(each -> !each.done())
                    .findFirst();
            if (broken.isPresent()) {
                return Optional.of(new Obstacle.Broken(broken.get().write().ref()));
            }
            Set<String> lost = lost(written);
            if (lost.isEmpty()) {
                return Optional.empty();
            }
            lines = lines.stream()
                    .filter(line -> lost.contains(line.product().toString()))
                    .toList();
            coupon = coupon.filter(code -> lost.contains(code.value()));
            open = List.of();
            backoff.pause();
            snapshot = documents.getAll(refs(lines, coupon));
            fates = settlement.askFor(lines, coupon, snapshot);
        }
    }

    /**
     * Moves the pieces of all lines of an order on, for an attempt at its step; products that are gone are passed over.
     */
    void move(OrderDocument order, Movement movement, Attempts.Attempt attempt) {
        onStock(products(order), HoldSettlement::isLong, (stock, fates) -> {
            StockDocument tidy = fates.settled(settledBy(order, stock));
            long moved = Math.min(quantity(order, stock.id()), tidy.available(movement));
            return tidy.held(new StockDocument.Hold(order.id(), attempt.id(), movement, moved));
        });
    }

    /** Settles what an order's decided attempts hold, now and not with the next write of each stock. */
    void settle(OrderDocument order) {
        onStock(products(order), stock -> false, (stock, fates) -> settledBy(order, stock));
    }

    /** Takes back what attempts at an order have moved. */
    void takeBack(OrderDocument order, Predicate<String> attempts) {
        onStock(
                products(order),
                stock -> false,
                (stock, fates) ->
                        stock.takenBack(hold -> hold.order().equals(order.id()) && attempts.test(hold.attempt())));
        if (order.coupon() != null) {
            onCoupon(
                    order.coupon(),
                    coupon ->
                            coupon.takenBack(hold -> hold.order().equals(order.id()) && attempts.test(hold.attempt())));
        }
    }

    /** Settles all holds in some stock documents. */
    void settleStock(Collection<String> ids) {
        onStock(ids.stream().map(ProductId::parse).toList(), stock -> true, (stock, fates) -> fates.settled(stock));
    }

    /** Settles all holds in a coupon's document. */
    void settleCoupon(String code) {
        onCoupon(code, coupon -> settlement.ask(List.of(), Optional.of(coupon)).settled(coupon));
    }

    private Optional<PlaceOrderResult> hold(
            PlaceOrder request,
            Optional<CouponCode> code,
            Attempts.Attempt attempt,
            Snapshot snapshot,
            HoldSettlement.Fates fates,
            List<Write<?>> writes) {
        if (code.isEmpty()) {
            return Optional.empty();
        }
        Optional<Stored<CouponDocument>> stored = snapshot.get(CouponDocument.ref(code.get()));
        if (stored.isEmpty()) {
            return Optional.of(new PlaceOrderResult.UnknownCoupon(code.get()));
        }
        CouponDocument coupon = fates.settled(stored.get().content());
        if (coupon.isExhausted()) {
            return Optional.of(new PlaceOrderResult.CouponExhausted(code.get()));
        }
        writes.add(stored.get()
                .replacedBy(coupon.held(new CouponDocument.Hold(request.id().toString(), attempt.id()))));
        return Optional.empty();
    }

    private Optional<PlaceOrderResult> hold(
            PlaceOrder request,
            CartLine line,
            Attempts.Attempt attempt,
            Snapshot snapshot,
            HoldSettlement.Fates fates,
            List<Write<?>> writes) {
        StockOfProduct read = StockOfProduct.known(snapshot, line.product());
        StockDocument stock = fates.settled(read.stock());
        if (stock.onHand() < line.quantity()) {
            return Optional.of(new PlaceOrderResult.OutOfStock(line.product(), line.quantity(), stock.onHand()));
        }
        writes.add(read.replacedBy(stock.held(
                new StockDocument.Hold(request.id().toString(), attempt.id(), Movement.TAKE, line.quantity()))));
        return Optional.empty();
    }

    /**
     * Changes the stocks that are there, each by compare and set.
     *
     * @param asks of which stocks the fate of the holds has to be known for it
     * @param change what becomes of a stock; the same one if it is left alone
     */
    private void onStock(
            Collection<ProductId> products,
            Predicate<StockDocument> asks,
            BiFunction<StockDocument, HoldSettlement.Fates, StockDocument> change) {
        Backoff backoff = new Backoff("the stock of some products");
        List<ProductId> left = List.copyOf(products);
        while (!left.isEmpty()) {
            List<Stored<StockDocument>> stocks = present(left);
            HoldSettlement.Fates fates = settlement.ask(
                    stocks.stream().map(Stored::content).filter(asks).toList(), Optional.empty());
            List<Write<?>> writes = new ArrayList<>();
            for (Stored<StockDocument> stored : stocks) {
                StockDocument changed = change.apply(stored.content(), fates);
                if (!changed.equals(stored.content())) {
                    writes.add(stored.replacedBy(changed));
                }
            }
            Set<String> lost = lost(documents.writeAll(writes));
            left = left.stream()
                    .filter(product -> lost.contains(product.toString()))
                    .toList();
            if (!left.isEmpty()) {
                backoff.pause();
            }
        }
    }

    /** The stocks of those products that are there. */
    private List<Stored<StockDocument>> present(List<ProductId> products) {
        Snapshot snapshot = documents.getAll(StockOfProduct.refs(products));
        return products.stream()
                .map(product -> StockOfProduct.in(snapshot, product))
                .filter(StockOfProduct::known)
                .flatMap(read -> read.stored().stream())
                .toList();
    }

    private void onCoupon(String code, Function<CouponDocument, CouponDocument> change) {
        Backoff backoff = new Backoff("coupon " + code);
        while (true) {
            Optional<Stored<CouponDocument>> stored = documents.get(CouponDocument.KIND.ref(code));
            if (stored.isEmpty()) {
                return;
            }
            CouponDocument changed = change.apply(stored.get().content());
            if (changed.equals(stored.get().content())
                    || documents.write(stored.get().replacedBy(changed)).done()) {
                return;
            }
            backoff.pause();
        }
    }

    private static StockDocument settledBy(OrderDocument order, StockDocument stock) {
        return stock.settled(
                hold -> hold.order().equals(order.id()) && order.settled().contains(hold.attempt()));
    }

    private static Set<String> lost(List<Written<?>> written) {
        Set<String> lost = new HashSet<>();
        written.stream()
                .filter(Written::conflict)
                .forEach(each -> lost.add(each.write().ref().id()));
        return lost;
    }

    private static List<Ref<?>> refs(List<CartLine> lines, Optional<CouponCode> coupon) {
        List<Ref<?>> refs = new ArrayList<>();
        lines.forEach(line -> refs.add(StockDocument.ref(line.product())));
        coupon.ifPresent(code -> refs.add(CouponDocument.ref(code)));
        return refs;
    }

    private static List<ProductId> products(OrderDocument order) {
        return order.lines().stream()
                .map(line -> ProductId.parse(line.product()))
                .toList();
    }

    private static long quantity(OrderDocument order, String product) {
        return order.lines().stream()
                .filter(line -> line.product().equals(product))
                .mapToLong(OrderDocument.LinePart::quantity)
                .sum();
    }
}
