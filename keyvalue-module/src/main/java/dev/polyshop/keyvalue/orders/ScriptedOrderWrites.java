package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.orders.Order;
import dev.polyshop.contract.orders.OrderId;
import dev.polyshop.contract.orders.OrderLine;
import dev.polyshop.contract.orders.OrderStatus;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.contract.orders.PlaceOrderResult;
import dev.polyshop.contract.orders.StatusChange;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places an order in one script, and so in one step and one round trip. */
final class ScriptedOrderWrites implements OrderWrites {

    private static final LuaScript ADVANCE = LuaScript.load(ScriptedOrderWrites.class, "advance-order");

    private final Redis redis;
    private final OrderReader reader;
    private final PlacementCall placement;
    private final OrderKeys keys;
    private final StockKeys stock;

    ScriptedOrderWrites(Redis redis, Keyspace keyspace, OrderReader reader, Clock clock) {
        this.redis = redis;
        this.reader = reader;
        this.placement = new PlacementCall(keyspace, clock);
        this.keys = new OrderKeys(keyspace);
        this.stock = new StockKeys(keyspace);
    }

    @Override
    public PlaceOrderResult place(PlaceOrder request) {
        List<Object> answer = redis.run(PlacementCall.SCRIPT, placement.of(request));
        return switch (LuaScript.word(answer)) {
            case "placed" ->
                new PlaceOrderResult.Placed(
                        OrderHash.read(request.id(), fields(answer)).orElseThrow(), false);
            case "repeated" ->
                new PlaceOrderResult.Placed(
                        reader.find(OrderId.parse(text(answer, 1))).orElseThrow(), true);
            case "unknown-customer" -> new PlaceOrderResult.UnknownCustomer(request.customer());
            case "unknown-product" -> new PlaceOrderResult.UnknownProduct(ProductId.parse(text(answer, 1)));
            case "mixed-currencies" -> new PlaceOrderResult.MixedCurrencies();
            case "unknown-coupon" ->
                new PlaceOrderResult.UnknownCoupon(request.coupon().orElseThrow());
            case "coupon-exhausted" ->
                new PlaceOrderResult.CouponExhausted(request.coupon().orElseThrow());
            case "out-of-stock" -> outOfStock(request, ProductId.parse(text(answer, 1)), text(answer, 2));
            case "id-taken" -> throw new DuplicateKeyException("there is an order with the id " + request.id());
            default -> throw new InvalidDataException("order " + request.id() + " costs more than the shop can count");
        };
    }

    @Override
    public StatusChange advance(OrderId id, OrderStatus to) {
        Optional<Order> order = reader.find(id);
        if (order.isEmpty()) {
            return new StatusChange.UnknownOrder(id);
        }
        List<Object> answer = redis.run(ADVANCE, step(order.get(), to));
        return switch (LuaScript.word(answer)) {
            case "changed" -> new StatusChange.Changed(order.get().withStatus(to));
            case "illegal" -> new StatusChange.IllegalStep(OrderStatus.valueOf(text(answer, 1)), to);
            default -> new StatusChange.UnknownOrder(id);
        };
    }

    private ScriptCall step(Order order, OrderStatus to) {
        String bin = Reservation.binAfter(to);
        List<OrderStatus> before = Arrays.stream(OrderStatus.values())
                .filter(status -> status.canBecome(to))
                .toList();
        ScriptCall call = ScriptCall.on(keys.order(order.id())).with(to, bin, before.size());
        before.forEach(call::with);
        for (OrderLine line : order.lines()) {
            call.alsoOn(stock.stock(line.product())).with(line.quantity());
        }
        return call;
    }

    private static PlaceOrderResult outOfStock(PlaceOrder request, ProductId product, String available) {
        int requested = request.lines().stream()
                .filter(line -> line.product().equals(product))
                .mapToInt(CartLine::quantity)
                .sum();
        return new PlaceOrderResult.OutOfStock(product, requested, Long.parseLong(available));
    }

    private static Map<String, String> fields(List<Object> answer) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 1; i < answer.size(); i += 2) {
            fields.put(text(answer, i), text(answer, i + 1));
        }
        return fields;
    }

    private static String text(List<Object> answer, int at) {
        return String.valueOf(answer.get(at));
    }
}
