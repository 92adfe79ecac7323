package dev.polyshop.search.orders;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.search.catalog.ProductDocument;
import dev.polyshop.search.customers.CustomerDocument;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Kind.Presence;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Stored;
import dev.polyshop.search.inventory.StockDocument;
import dev.polyshop.search.inventory.StockOfProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;

/**
 * Looks at all that speaks against an order, in the order that the contract names the reasons, and prices its lines.
 */
final class PlacementCheck {

    /** Of a product, what an order copies: the description, which may be long, stays where it is. */
    record Offer(@Id String id, String sku, String name, String category, long priceMinor, String currency) {}

    /** An answer to a wish. */
    sealed interface Verdict {

        /**
         * It cannot be placed.
         *
         * @param reason why
         */
        record Refused(PlaceOrderResult reason) implements Verdict {}

        /**
         * It can be, as things stand.
         *
         * @param order what the order will be
         */
        record Possible(Order order) implements Verdict {}
    }

    private static final Kind<Offer> OFFER =
            ProductDocument.KIND.part(Offer.class, "id", "sku", "name", "category", "priceMinor", "currency");

    private PlacementCheck() {}

    /** All that has to be read for it, in one round trip. */
    static List<Ref<?>> refs(PlaceOrder request) {
        List<Ref<?>> refs = new ArrayList<>();
        refs.add(customer(request));
        for (CartLine line : request.lines()) {
            refs.add(OFFER.ref(line.product()));
            refs.add(StockDocument.ref(line.product()));
        }
        request.coupon().ifPresent(code -> refs.add(CouponDocument.ref(code)));
        return refs;
    }

    /**
     * Checks the wish against a snapshot of {@link #refs}.
     *
     * @param fates tells the holds that still count, where stock or coupon seem to be used up
     */
    static Verdict check(PlaceOrder request, Snapshot snapshot, Instant now, HoldSettlement.Fates fates) {
        if (!snapshot.has(customer(request))) {
            return new Verdict.Refused(new PlaceOrderResult.UnknownCustomer(request.customer()));
        }
        List<OrderLine> lines = new ArrayList<>();
        for (CartLine line : request.lines()) {
            Optional<Stored<Offer>> offer = snapshot.get(OFFER.ref(line.product()));
            if (offer.isEmpty()) {
                return new Verdict.Refused(new PlaceOrderResult.UnknownProduct(line.product()));
            }
            lines.add(priced(line, offer.get().content()));
        }
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() > 1) {
            return new Verdict.Refused(new PlaceOrderResult.MixedCurrencies());
        }
        Optional<PlaceOrderResult> refusal =
                couponRefusal(request, snapshot, fates).or(() -> stockRefusal(request, snapshot, fates));
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        Optional<Coupon> coupon = coupon(request, snapshot).map(CouponDocument::coupon);
        return new Verdict.Possible(Order.placed(request, lines, coupon, now));
    }

    private static Optional<CouponDocument> coupon(PlaceOrder request, Snapshot snapshot) {
        return request.coupon()
                .flatMap(code -> snapshot.get(CouponDocument.ref(code)))
                .map(Stored::content);
    }

    private static StockDocument stock(Snapshot snapshot, CartLine line) {
        return StockOfProduct.known(snapshot, line.product()).stock();
    }

    private static Optional<PlaceOrderResult> couponRefusal(
            PlaceOrder request, Snapshot snapshot, HoldSettlement.Fates fates) {
        if (request.coupon().isEmpty()) {
            return Optional.empty();
        }
        CouponCode code = request.coupon().get();
        Optional<CouponDocument> coupon = coupon(request, snapshot);
        if (coupon.isEmpty()) {
            return Optional.of(new PlaceOrderResult.UnknownCoupon(code));
        }
        return fates.settled(coupon.get()).isExhausted()
                ? Optional.of(new PlaceOrderResult.CouponExhausted(code))
                : Optional.empty();
    }

    private static Optional<PlaceOrderResult> stockRefusal(
            PlaceOrder request, Snapshot snapshot, HoldSettlement.Fates fates) {
        for (CartLine line : request.lines()) {
            long available = fates.settled(stock(snapshot, line)).onHand();
            if (available < line.quantity()) {
                return Optional.of(new PlaceOrderResult.OutOfStock(line.product(), line.quantity(), available));
            }
        }
        return Optional.empty();
    }

    private static OrderLine priced(CartLine line, Offer offer) {
        return new OrderLine(
                line.product(),
                offer.sku(),
                offer.name(),
                CategoryPath.parse(offer.category()),
                Money.ofMinor(offer.priceMinor(), Currency.getInstance(offer.currency())),
                line.quantity());
    }

    private static Ref<Presence> customer(PlaceOrder request) {
        return CustomerDocument.KIND.presence().ref(request.customer());
    }
}
