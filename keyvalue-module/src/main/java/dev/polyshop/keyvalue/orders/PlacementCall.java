package dev.polyshop.keyvalue.orders;

import dev.polyshop.contract.carts.CartLine;
import dev.polyshop.contract.orders.PlaceOrder;
import dev.polyshop.keyvalue.carts.CartKeys;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.customers.CustomerKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.ScriptCall;
import dev.polyshop.keyvalue.engine.TimePlace;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.time.Clock;
import java.time.Instant;

/** The script that places an order, and its keys and arguments. */
public final class PlacementCall {

    /** Answers with the outcome, and for an order placed with the fields of its hash. */
    public static final LuaScript SCRIPT = LuaScript.load(PlacementCall.class, "place-order");

    private final OrderKeys keys;
    private final CustomerKeys customers;
    private final ProductKeys products;
    private final StockKeys stock;
    private final CartKeys carts;
    private final Clock clock;

    /** Calls in a keyspace, by a clock. */
    public PlacementCall(Keyspace keyspace, Clock clock) {
        this.keys = new OrderKeys(keyspace);
        this.customers = new CustomerKeys(keyspace);
        this.products = new ProductKeys(keyspace);
        this.stock = new StockKeys(keyspace);
        this.carts = new CartKeys(keyspace);
        this.clock = clock;
    }

    /** The call for a wish to buy. */
    public ScriptCall of(PlaceOrder request) {
        Instant now = clock.instant();
        ScriptCall call = ScriptCall.on(
                        keys.order(request.id()),
                        keys.byKey(request.key()),
                        customers.customer(request.customer()),
                        keys.byTime(),
                        keys.history(request.customer()),
                        keys.lineCount(),
                        request.coupon().map(keys::coupon).orElse(keys.none("coupon")),
                        request.cart().map(carts::cart).orElse(keys.none("cart")))
                .with(request.id(), request.key(), request.customer(), now.toEpochMilli())
                .with(TimePlace.earliestFirst(now, request.id()))
                .with(request.coupon().map(Object::toString).orElse(""))
                .with(request.cart().map(Object::toString).orElse(""));
        for (CartLine line : request.lines()) {
            call.alsoOn(products.product(line.product()), stock.stock(line.product()), keys.holding(line.product()));
            call.with(line.product(), line.quantity());
        }
        return call;
    }
}
