package dev.polyshop.comparison.reference;

import dev.polyshop.contract.Cursor;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.KeysetPage;
import dev.polyshop.contract.PageRequest;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.customers.CustomerId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.contract.orders.IdempotencyKey;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.Orders;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.RecoveryReport;
import dev.polyshop.contract.orders.StatusChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Orders in a map by id, and a map of keys; placing checks everything first and then changes everything. */
final class ReferenceOrders implements Orders {

    private final ReferenceData data;
    private final Clock clock;

    ReferenceOrders(ReferenceData data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /** The key of a page of a customer's history. */
    private record Place(Instant placedAt, OrderId id) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::placedAt).thenComparing(Place::id).reversed();

        static Place of(Order order) {
            return new Place(order.placedAt(), order.id());
        }

        static Place parse(Cursor cursor) {
            List<String> parts = cursor.parts(2);
            try {
                return new Place(Instant.ofEpochMilli(Long.parseLong(parts.get(0))), OrderId.parse(parts.get(1)));
            } catch (NumberFormatException e) {
                throw new InvalidDataException("not a cursor of this list: " + cursor.token(), e);
            }
        }

        Cursor cursor() {
            return Cursor.of(placedAt.toEpochMilli(), id);
        }
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        synchronized (data) {
            Optional<Order> standing = findByKey(request.key());
            if (standing.isPresent()) {
                return new PlaceOrderResult.Placed(standing.get(), true);
            }
            if (data.orders.containsKey(request.id())) {
                throw new DuplicateKeyException("order " + request.id() + " is there already, under another key");
            }
            return objection(request).orElseGet(() -> new PlaceOrderResult.Placed(carryOut(request), false));
        }
    }

    /** The first reason that speaks against it, in the order of the contract. */
    private Optional<PlaceOrderResult> objection(PlaceOrder request) {
        if (!data.customers.containsKey(request.customer())) {
            return Optional.of(new PlaceOrderResult.UnknownCustomer(request.customer()));
        }
        for (CartLine line : request.lines()) {
            if (!data.products.containsKey(line.product())) {
                return Optional.of(new PlaceOrderResult.UnknownProduct(line.product()));
            }
        }
        long currencies = linesOf(request).stream()
                .map(line -> line.unitPrice().currency())
                .distinct()
                .count();
        if (currencies > 1) {
            return Optional.of(new PlaceOrderResult.MixedCurrencies());
        }
        if (request.coupon().isPresent()) {
            CouponUse use = data.coupons.get(request.coupon().get());
            if (use == null) {
                return Optional.of(
                        new PlaceOrderResult.UnknownCoupon(request.coupon().get()));
            }
            if (use.used() >= use.coupon().maxUses()) {
                return Optional.of(
                        new PlaceOrderResult.CouponExhausted(request.coupon().get()));
            }
        }
        for (CartLine line : request.lines()) {
            long available = stockOf(line).onHand();
            if (available < line.quantity()) {
                return Optional.of(new PlaceOrderResult.OutOfStock(line.product(), line.quantity(), available));
            }
        }
        return Optional.empty();
    }

    private Order carryOut(PlaceOrder request) {
        Optional<CouponUse> use = request.coupon().flatMap(this::findCoupon);
        Order order = Order.placed(request, linesOf(request), use.map(CouponUse::coupon), clock.instant());
        for (CartLine line : request.lines()) {
            data.setStock(ReferenceInventory.taken(stockOf(line), line.quantity()));
        }
        use.ifPresent(
                before -> data.coupons.put(before.coupon().code(), new CouponUse(before.coupon(), before.used() + 1)));
        request.cart().ifPresent(data.carts::remove);
        store(order);
        return order;
    }

    private List<OrderLine> linesOf(PlaceOrder request) {
        List<OrderLine> lines = new ArrayList<>();
        for (CartLine line : request.lines()) {
            Product product = data.products.get(line.product());
            if (product != null) {
                lines.add(OrderLine.of(product, line.quantity()));
            }
        }
        return lines;
    }

    private StockLevel stockOf(CartLine line) {
        return data.stock.getOrDefault(line.product(), new StockLevel(line.product(), 0, 0, 0));
    }

    private void store(Order order) {
        data.orders.put(order.id(), order);
        data.orderKeys.put(order.key(), order.id());
    }

    @Override
    public Optional<Order> find(OrderId id) {
        synchronized (data) {
            return Optional.ofNullable(data.orders.get(id));
        }
    }

    @Override
    public Optional<Order> findByKey(IdempotencyKey key) {
        synchronized (data) {
            return Optional.ofNullable(data.orderKeys.get(key)).map(data.orders::get);
        }
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        synchronized (data) {
            Order order = data.orders.get(id);
            if (order == null) {
                return new StatusChange.UnknownOrder(id);
            }
            if (!order.status().canBecome(to)) {
                return new StatusChange.IllegalStep(order.status(), to);
            }
            if (to == OrderStatus.SHIPPED || to == OrderStatus.CANCELLED) {
                order.lines().forEach(line -> settle(line, to));
            }
            Order after = order.withStatus(to);
            data.orders.put(id, after);
            return new StatusChange.Changed(after);
        }
    }

    /** Reserved pieces leave the house, or go back on hand. An imported order may have reserved none. */
    private void settle(OrderLine line, OrderStatus to) {
        StockLevel level = data.stock.get(line.product());
        if (level != null) {
            long held = Math.min(level.reserved(), line.quantity());
            data.setStock(
                    to == OrderStatus.SHIPPED
                            ? ReferenceInventory.sold(level, held)
                            : ReferenceInventory.released(level, held));
        }
    }

    @Override
    public KeysetPage<Order> history(CustomerId customer, PageRequest page) {
        synchronized (data) {
            List<Order> theirs = data.orders.values().stream()
                    .filter(order -> order.customer().filter(customer::equals).isPresent())
                    .toList();
            return ReferencePages.page(theirs, Place::of, Place.ORDER, Place::cursor, Place::parse, page);
        }
    }

    @Override
    public ImportReport importAll(Iterator<Order> orders) {
        synchronized (data) {
            long accepted = 0;
            List<ImportReport.Rejection> rejections = new ArrayList<>();
            for (long index = 0; orders.hasNext(); index++) {
                Order order = orders.next();
                if (data.orders.containsKey(order.id())) {
                    rejections.add(new ImportReport.Rejection(index, order.key().value(), "order id is taken"));
                } else if (data.orderKeys.containsKey(order.key())) {
                    rejections.add(new ImportReport.Rejection(index, order.key().value(), "key is taken"));
                } else {
                    store(order);
                    accepted++;
                }
            }
            return ReferenceImports.report(accepted, rejections);
        }
    }

    @Override
    public long count() {
        synchronized (data) {
            return data.orders.size();
        }
    }

    @Override
    public long lineCount() {
        synchronized (data) {
            return data.orders.values().stream()
                    .mapToLong(order -> order.lines().size())
                    .sum();
        }
    }

    @Override
    public void issue(Coupon coupon) {
        synchronized (data) {
            if (data.coupons.putIfAbsent(coupon.code(), new CouponUse(coupon, 0)) != null) {
                throw new DuplicateKeyException("coupon " + coupon.code() + " is issued already");
            }
        }
    }

    @Override
    public Optional<CouponUse> findCoupon(CouponCode code) {
        synchronized (data) {
            return Optional.ofNullable(data.coupons.get(code));
        }
    }

    @Override
    public RecoveryReport recover(Duration olderThan) {
        return new RecoveryReport(0, 0);
    }
}
