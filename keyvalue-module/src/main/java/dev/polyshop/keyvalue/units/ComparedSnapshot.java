package dev.polyshop.keyvalue.units;

import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.catalog.ProductId;
import dev.polyshop.contract.inventory.StockLevel;
import dev.polyshop.keyvalue.catalog.ProductHash;
import dev.polyshop.keyvalue.catalog.ProductKeys;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.RedisWrite;
import dev.polyshop.keyvalue.engine.ScriptCall;
import dev.polyshop.keyvalue.inventory.StockHash;
import dev.polyshop.keyvalue.inventory.StockKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Remembers what was read and compares it in the script that reads more, and in the one that commits. So a unit never
 * sees one thing from before and another from after somebody else's unit, not even one that is going to fail.
 */
final class ComparedSnapshot implements UnitSnapshot {

    private static final LuaScript READ = LuaScript.load(ComparedSnapshot.class, "expectations", "read-unit");
    private static final LuaScript COMMIT =
            LuaScript.load(ComparedSnapshot.class, "expectations", "../engine/writes", "commit-unit");

    private final Redis redis;
    private final ProductKeys products;
    private final StockKeys stock;
    private final List<Expectation> expectations = new ArrayList<>();

    /** Something read, in the form that {@code expectations.lua} compares. */
    private sealed interface Expectation {

        /** A field of a hash; empty if it was not there. */
        record Field(String key, String field, Optional<String> value) implements Expectation {}

        /** All members of a set. */
        record Members(String key, List<String> members) implements Expectation {}
    }

    ComparedSnapshot(Redis redis, Keyspace keyspace) {
        this.redis = redis;
        this.products = new ProductKeys(keyspace);
        this.stock = new StockKeys(keyspace);
    }

    @Override
    public Map<ProductId, Product> products(Collection<ProductId> ids) {
        Map<ProductId, Product> found = new LinkedHashMap<>();
        List<Object> hashes = read("hash", ids.stream().map(products::product).toList());
        int at = 0;
        for (ProductId id : ids) {
            Map<String, String> fields = fields((List<?>) hashes.get(at++));
            expect(products.product(id), fields, ProductHash.VERSION);
            ProductHash.read(id, fields).ifPresent(product -> found.put(id, product));
        }
        return found;
    }

    @Override
    public Set<ProductId> ofBrand(String brand) {
        String key = products.brand(brand);
        List<String> members = ((List<?>) read("set", List.of(key)).getFirst())
                .stream().map(String::valueOf).toList();
        expectations.add(new Expectation.Members(key, members));
        Set<ProductId> ids = new TreeSet<>();
        members.forEach(id -> ids.add(ProductId.parse(id)));
        return ids;
    }

    @Override
    public Optional<ProductId> withSku(String sku) {
        ScriptCall call = addExpectations(ScriptCall.on())
                .with("field")
                .withKey(products.bySku())
                .with(sku);
        Optional<String> id = Optional.ofNullable(read(call).getFirst()).map(String::valueOf);
        expectations.add(new Expectation.Field(products.bySku(), sku, id));
        return id.map(ProductId::parse);
    }

    @Override
    public Optional<StockLevel> stock(ProductId product) {
        String key = stock.stock(product);
        Map<String, String> counters =
                fields((List<?>) read("hash", List.of(key)).getFirst());
        expect(key, counters, StockHash.ON_HAND, StockHash.RESERVED, StockHash.SOLD);
        List<String> values = new ArrayList<>();
        if (!counters.isEmpty()) {
            for (String counter : List.of(StockHash.ON_HAND, StockHash.RESERVED, StockHash.SOLD)) {
                values.add(Objects.requireNonNull(counters.get(counter)));
            }
        }
        return values.isEmpty() ? Optional.empty() : StockHash.read(product, values);
    }

    @Override
    public boolean commit(List<RedisWrite> writes) {
        ScriptCall call = addExpectations(ScriptCall.on()).withWrites(writes);
        return LuaScript.word(redis.run(COMMIT, call)).equals("committed");
    }

    @Override
    public void close() {
        // It holds nothing on the server.
    }

    private List<Object> read(String type, List<String> keys) {
        ScriptCall call = addExpectations(ScriptCall.on()).with(type);
        keys.forEach(call::withKey);
        return read(call);
    }

    private List<Object> read(ScriptCall call) {
        List<Object> answer = redis.run(READ, call);
        if (LuaScript.word(answer).equals("changed")) {
            throw KeyValueUnitOptimistic.conflict();
        }
        return answer.subList(1, answer.size());
    }

    private void expect(String key, Map<String, String> read, String... fields) {
        for (String field : fields) {
            expectations.add(new Expectation.Field(key, field, Optional.ofNullable(read.get(field))));
        }
    }

    private ScriptCall addExpectations(ScriptCall call) {
        call.with(expectations.size());
        for (Expectation expectation : expectations) {
            switch (expectation) {
                case Expectation.Field(var key, var field, var value) ->
                    call.with(value.isPresent() ? "field" : "no-field")
                            .withKey(key)
                            .with(field, value.orElse(""));
                case Expectation.Members(var key, var members) ->
                    call.with("members").withKey(key).with(members.size()).with(members.toArray());
            }
        }
        return call;
    }

    private static Map<String, String> fields(List<?> answer) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < answer.size(); i += 2) {
            fields.put(String.valueOf(answer.get(i)), String.valueOf(answer.get(i + 1)));
        }
        return fields;
    }
}
