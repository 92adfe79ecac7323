package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.keyvalue.carts.CartKeys;
import dev.polyshop.keyvalue.catalog.ProductHash;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.customers.CustomerKeys;
import dev.polyshop.keyvalue.engine.ClientSession;
import dev.polyshop.keyvalue.engine.ClientSteps;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Places an order by reading, computing and writing back in the client. Over a naive session anything can come in
 * between; over a watched one, the order is begun again when it does.
 */
final class ClientOrderWrites implements OrderWrites {

    private final ClientSteps steps;
    private final Clock clock;
    private final OrderKeys keys;
    private final CustomerKeys customers;
    private final ProductKeys products;
    private final StockKeys stock;
    private final CartKeys carts;

    ClientOrderWrites(ClientSteps steps, Keyspace keyspace, Clock clock) {
        this.steps = steps;
        this.clock = clock;
        this.keys = new OrderKeys(keyspace);
        this.customers = new CustomerKeys(keyspace);
        this.products = new ProductKeys(keyspace);
        this.stock = new StockKeys(keyspace);
        this.carts = new CartKeys(keyspace);
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        return steps.run(session -> place(session, request));
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        return steps.run(session -> advance(session, id, to));
    }

    private PlaceOrderResult place(ClientSession session, PlaceOrder request) {
        String standing = session.value(keys.byKey(request.key()));
        if (standing != null) {
            OrderId id = OrderId.parse(standing);
            return new PlaceOrderResult.Placed(
                    OrderHash.read(id, session.hash(keys.order(id))).orElseThrow(), true);
        }
        // An order under this id that has this very key was begun by a client that died: it is written once more.
        Map<String, String> underTheId = session.hash(keys.order(request.id()));
        if (!underTheId.isEmpty() && !request.key().value().equals(underTheId.get(OrderHash.KEY))) {
            throw new DuplicateKeyException("there is an order with the id " + request.id());
        }
        if (!session.exists(customers.customer(request.customer()))) {
            return new PlaceOrderResult.UnknownCustomer(request.customer());
        }
        List<OrderLine> lines = new ArrayList<>();
        Iterator<Map<String, String>> found =
                session.hashes(of(request, products::product)).iterator();
        for (CartLine line : request.lines()) {
            Optional<Product> product = ProductHash.read(line.product(), found.next());
            if (product.isEmpty()) {
                return new PlaceOrderResult.UnknownProduct(line.product());
            }
            lines.add(OrderLine.of(product.get(), line.quantity()));
        }
        if (lines.stream().map(line -> line.unitPrice().currency()).distinct().count() > 1) {
            return new PlaceOrderResult.MixedCurrencies();
        }
        Optional<CouponUse> coupon = Optional.empty();
        if (request.coupon().isPresent()) {
            CouponCode code = request.coupon().get();
            coupon = CouponHash.read(code, session.hash(keys.coupon(code)));
            if (coupon.isEmpty()) {
                return new PlaceOrderResult.UnknownCoupon(code);
            }
            if (coupon.get().used() >= coupon.get().coupon().maxUses()) {
                return new PlaceOrderResult.CouponExhausted(code);
            }
        }
        Map<CartLine, Map<String, String>> stocks = new LinkedHashMap<>();
        Iterator<Map<String, String>> levels =
                session.hashes(of(request, stock::stock)).iterator();
        for (CartLine line : request.lines()) {
            Map<String, String> counters = levels.next();
            long onHand = count(counters, StockHash.ON_HAND);
            if (onHand < line.quantity()) {
                return new PlaceOrderResult.OutOfStock(line.product(), line.quantity(), onHand);
            }
            stocks.put(line, counters);
        }
        Order order = Order.placed(request, lines, coupon.map(CouponUse::coupon), clock.instant());
        stocks.forEach((line, counters) -> session.write(RedisWrite.hset(
                stock.stock(line.product()), moved(counters, StockHash.ON_HAND, StockHash.RESERVED, line.quantity()))));
        coupon.ifPresent(use -> session.write(use(use)));
        OrderIndex.additions(keys, order).forEach(session::write);
        session.write(RedisWrite.hset(keys.order(order.id()), OrderHash.RESERVING, "1"));
        session.write(RedisWrite.set(keys.byKey(order.key()), order.id().toString()));
        request.cart().ifPresent(cart -> session.write(RedisWrite.unlink(carts.cart(cart))));
        return new PlaceOrderResult.Placed(order, false);
    }

    private StatusChange advance(ClientSession session, OrderId id, OrderStatus to) {
        Map<String, String> fields = session.hash(keys.order(id));
        Optional<Order> order = OrderHash.read(id, fields);
        if (order.isEmpty()) {
            return new StatusChange.UnknownOrder(id);
        }
        OrderStatus current = order.get().status();
        if (!current.canBecome(to)) {
            return new StatusChange.IllegalStep(current, to);
        }
        String bin = Reservation.binAfter(to);
        if (!bin.isEmpty() && fields.containsKey(OrderHash.RESERVING)) {
            for (OrderLine line : order.get().lines()) {
                Map<String, String> counters = session.hash(stock.stock(line.product()));
                if (!counters.isEmpty()) { // Stock of products that are gone is passed over.
                    long pieces = Math.min(line.quantity(), count(counters, StockHash.RESERVED));
                    session.write(RedisWrite.hset(
                            stock.stock(line.product()), moved(counters, StockHash.RESERVED, bin, pieces)));
                }
            }
            session.write(RedisWrite.hdel(keys.order(id), List.of(OrderHash.RESERVING)));
        }
        session.write(RedisWrite.hset(keys.order(id), OrderHash.STATUS, to.name()));
        return new StatusChange.Changed(order.get().withStatus(to));
    }

    private static List<String> of(PlaceOrder request, Function<ProductId, String> key) {
        return request.lines().stream().map(line -> key.apply(line.product())).toList();
    }

    private RedisWrite use(CouponUse use) {
        Coupon coupon = use.coupon();
        return RedisWrite.hset(keys.coupon(coupon.code()), CouponHash.USED, Integer.toString(use.used() + 1));
    }

    private static Map<String, String> moved(Map<String, String> counters, String from, String to, long pieces) {
        return Map.of(
                from, Long.toString(count(counters, from) - pieces),
                to, Long.toString(count(counters, to) + pieces));
    }

    private static long count(Map<String, String> counters, String bin) {
        return Long.parseLong(counters.getOrDefault(bin, "0"));
    }
}
