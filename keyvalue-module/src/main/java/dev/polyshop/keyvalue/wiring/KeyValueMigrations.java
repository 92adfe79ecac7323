package dev.polyshop.keyvalue.wiring;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.keyvalue.engine.Keyspace;
import dev.polyshop.keyvalue.engine.LuaScript;
import dev.polyshop.keyvalue.engine.Redis;
import dev.polyshop.keyvalue.engine.ScriptCall;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The ordered list of changes to what is kept under the prefix. Redis has no schema, but programs rely on one all the
 * same. Each change is made once and recorded in a hash; made twice, by two programs at once, it does no harm.
 */
final class KeyValueMigrations {

    /** Hash: name of the change → when it was made. */
    private static final String RECORD = "migrations";

    private static final LuaScript WHOLE_WEIGHTS = LuaScript.load(KeyValueMigrations.class, "whole-weights");

    private final Redis redis;
    private final Keyspace keyspace;
    private final Clock clock;
    private final Map<String, Runnable> changes = new LinkedHashMap<>();

    KeyValueMigrations(Redis redis, Keyspace keyspace, Clock clock) {
        this.redis = redis;
        this.keyspace = keyspace;
        this.clock = clock;
        changes.put("V1 claim the prefix", this::claimPrefix);
        changes.put("V2 count the lines of orders", this::countLines);
        changes.put("V3 weigh words in whole numbers", this::weighInWholeNumbers);
    }

    /**
     * Makes the changes that were not made yet.
     *
     * @throws StoreUnavailableException if the prefix holds keys that the shop did not write
     */
    void run() {
        var made = redis.hash(recordKey());
        changes.forEach((name, change) -> {
            if (!made.containsKey(name)) {
                change.run();
                redis.template()
                        .opsForHash()
                        .putIfAbsent(recordKey(), name, clock.instant().toString());
            }
        });
    }

    private String recordKey() {
        return keyspace.key(RECORD);
    }

    /** Keys without a record are not the shop's: closing the store would remove them. */
    private void claimPrefix() {
        AtomicBoolean foreign = new AtomicBoolean();
        redis.scan(keyspace.pattern(), keys -> foreign.compareAndSet(false, !keys.contains(recordKey())));
        if (foreign.get()) {
            throw new StoreUnavailableException("there are keys under " + keyspace.prefix()
                    + " that Polyshop did not write: choose another namespace, or remove them");
        }
    }

    /** Weights below eight are those of before, since eight ten-thousandths are less than any text can come to. */
    private void weighInWholeNumbers() {
        redis.scan(keyspace.key("term", "*"), terms -> redis.runAll(WHOLE_WEIGHTS, terms, ScriptCall::on));
    }

    private void countLines() {
        redis.template().opsForValue().setIfAbsent(keyspace.key("orders:lines"), "0");
    }
}
