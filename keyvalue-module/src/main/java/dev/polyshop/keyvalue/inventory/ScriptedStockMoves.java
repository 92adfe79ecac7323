package dev.polyshop.keyvalue.inventory;

import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockChange;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.util.List;

/** Moves pieces by a script: the condition and the change are one step in the server. */
final class ScriptedStockMoves implements StockMoves {

    private static final LuaScript MOVE = LuaScript.load(ScriptedStockMoves.class, "move-stock");

    private final Redis redis;
    private final StockKeys keys;

    ScriptedStockMoves(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.keys = new StockKeys(keyspace);
    }

    @Override
    public StockChange receive(ProductId product, int quantity) {
        return change(product, ScriptCall.on(keys.stock(product)).with("", Bin.ON_HAND.field(), quantity));
    }

    @Override
    public StockChange move(ProductId product, Bin from, Bin to, int quantity) {
        return change(product, ScriptCall.on(keys.stock(product)).with(from.field(), to.field(), quantity));
    }

    private StockChange change(ProductId product, ScriptCall call) {
        List<Object> answer = redis.run(MOVE, call);
        return switch (LuaScript.word(answer)) {
            case "unknown" -> new StockChange.UnknownProduct(product);
            case "few" -> new StockChange.TooFew(product, Long.parseLong(String.valueOf(answer.get(1))));
            default ->
                new StockChange.Done(StockHash.read(product, answer.subList(1, answer.size()))
                        .orElseThrow());
        };
    }
}
