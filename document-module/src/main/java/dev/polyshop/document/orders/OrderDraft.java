package dev.polyshop.document.orders;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import dev.polyshop.contract.Money;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.CategoryPath;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.document.catalog.ProductDocument;
import dev.polyshop.document.inventory.StockDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * An order as it would be by what is read now, or why it cannot be. Nothing is taken yet, so what is found to be enough
 * may not be any more when it is taken.
 *
 * @param order the order, if nothing speaks against it
 * @param refusal what speaks against it first, else; an unknown customer is not looked for here
 * @param stock the stock of its lines' products, as read, in the lines' order
 * @param coupon the coupon named, as read
 */
record OrderDraft(
        Optional<Order> order,
        Optional<PlaceOrderResult> refusal,
        List<StockLevel> stock,
        Optional<CouponDocument> coupon) {

    /** Reads what the order is made of, within a session or not. */
    static OrderDraft of(PlaceOrder request, MongoOperations mongo, Instant now) {
        Map<ProductId, Document> products = products(request.lines(), mongo);
        List<OrderLine> lines = new ArrayList<>(request.lines().size());
        List<StockLevel> stock = new ArrayList<>(request.lines().size());
        for (CartLine wanted : request.lines()) {
            Document product = products.get(wanted.product());
            if (product == null) {
                return refused(new PlaceOrderResult.UnknownProduct(wanted.product()));
            }
            lines.add(line(wanted, product));
            stock.add(StockDocument.read(product));
        }
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() > 1) {
            return refused(new PlaceOrderResult.MixedCurrencies());
        }
        Optional<CouponDocument> coupon = request.coupon().flatMap(code -> new DocumentCoupons(mongo).find(code));
        if (request.coupon().isPresent() && coupon.isEmpty()) {
            return refused(new PlaceOrderResult.UnknownCoupon(request.coupon().get()));
        }
        if (coupon.isPresent() && coupon.get().remaining() < 1) {
            return refused(new PlaceOrderResult.CouponExhausted(request.coupon().orElseThrow()));
        }
        for (int i = 0; i < lines.size(); i++) {
            if (stock.get(i).onHand() < lines.get(i).quantity()) {
                return refused(outOfStock(lines.get(i), stock.get(i).onHand()));
            }
        }
        Optional<Coupon> terms = coupon.map(CouponDocument::coupon);
        return new OrderDraft(Optional.of(Order.placed(request, lines, terms, now)), Optional.empty(), stock, coupon);
    }

    static PlaceOrderResult outOfStock(OrderLine line, long available) {
        return new PlaceOrderResult.OutOfStock(line.product(), line.quantity(), available);
    }

    /** Whether there is such a customer. */
    static boolean knows(MongoOperations mongo, CustomerId customer) {
        return mongo.exists(query(where("_id").is(customer.value())), "customers");
    }

    private static OrderDraft refused(PlaceOrderResult refusal) {
        return new OrderDraft(Optional.empty(), Optional.of(refusal), List.of(), Optional.empty());
    }

    /** Only the fields that an order copies: descriptions may be long. */
    private static Map<ProductId, Document> products(List<CartLine> lines, MongoOperations mongo) {
        Query wanted = query(where("_id")
                        .in(lines.stream().map(line -> line.product().value()).toList()))
                .cursorBatchSize(Order.MAX_LINES);
        wanted.fields().include("sku", "name", "category.path", "price", "stock");
        Map<ProductId, Document> products = HashMap.newHashMap(lines.size());
        for (Document product : mongo.find(wanted, Document.class, ProductDocument.COLLECTION)) {
            products.put(new ProductId(product.get("_id", java.util.UUID.class)), product);
        }
        return products;
    }

    private static OrderLine line(CartLine wanted, Document product) {
        Document price = product.get("price", Document.class);
        return new OrderLine(
                wanted.product(),
                product.getString("sku"),
                product.getString("name"),
                CategoryPath.parse(product.get("category", Document.class).getString("path")),
                Money.ofMinor(price.getLong("minor"), Currency.getInstance(price.getString("currency"))),
                wanted.quantity());
    }
}
