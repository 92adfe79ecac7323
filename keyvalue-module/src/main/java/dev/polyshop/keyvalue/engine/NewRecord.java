package dev.polyshop.keyvalue.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A record to be brought in, unless its own key or something else that has to be unique is taken.
 *
 * @param key the record's own key, one of those written
 * @param claim where the unique thing is claimed: a string, or a hash with a field for each
 * @param field the field to claim, if it is a hash
 * @param owner what is written there: the record's id
 * @param writes all else that belongs to the record
 */
public record NewRecord(String key, String claim, Optional<String> field, Object owner, List<RedisWrite> writes) {

    private static final LuaScript INSERT = LuaScript.load(NewRecord.class, "writes", "insert-records");

    /** What became of a new record. */
    public enum Outcome {
        /** It is in. */
        INSERTED,
        /** There is a record under its own key. */
        KEY_TAKEN,
        /** Another record has claimed the unique thing. */
        CLAIM_TAKEN
    }

    /** A record that claims a field of a hash (HSETNX). */
    public static NewRecord claimingField(
            String key, String hash, String field, Object owner, List<RedisWrite> writes) {
        return new NewRecord(key, hash, Optional.of(field), owner, writes);
    }

    /** A record that claims a string (SETNX). */
    public static NewRecord claiming(String key, String claim, Object owner, List<RedisWrite> writes) {
        return new NewRecord(key, claim, Optional.empty(), owner, writes);
    }

    /** Brings this one in, in one step. */
    public Outcome insert(Redis redis) {
        return outcomes(redis.run(INSERT, call(List.of(this)))).getFirst();
    }

    /** Brings in groups of records in one round trip, a group in one step, and tells the outcomes in their order. */
    static <T> List<Outcome> insertAll(Redis redis, List<List<T>> groups, Function<T, NewRecord> of) {
        return redis.runAll(INSERT, groups, group -> call(group.stream().map(of).toList())).stream()
                .flatMap(answer -> outcomes(answer).stream())
                .toList();
    }

    private static ScriptCall call(List<NewRecord> records) {
        ScriptCall call = ScriptCall.on();
        for (NewRecord each : records) {
            call.withKey(each.key())
                    .withKey(each.claim())
                    .with(each.field().orElse(""), each.owner())
                    .withCountedWrites(each.writes());
        }
        return call;
    }

    private static List<Outcome> outcomes(List<Object> answer) {
        return answer.stream()
                .map(word -> switch (String.valueOf(word)) {
                    case "inserted" -> Outcome.INSERTED;
                    case "key" -> Outcome.KEY_TAKEN;
                    default -> Outcome.CLAIM_TAKEN;
                })
                .toList();
    }
}
