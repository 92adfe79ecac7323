package dev.polyshop.keyvalue.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.zset.Aggregate;
import org.springframework.data.redis.connection.zset.Weights;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;

/**
 * The commands that the shop's features share, over Spring Data's {@link StringRedisTemplate}: strings in UTF-8, empty
 * answers instead of nulls, and many reads or scripts in one round trip by pipelining.
 */
public final class Redis {

    private static final int SCAN_COUNT = 1_000;

    private final StringRedisTemplate template;

    /** @param template the way to the server */
    public Redis(StringRedisTemplate template) {
        this.template = template;
    }

    /** The template, for what only one feature needs. */
    public StringRedisTemplate template() {
        return template;
    }

    /** All fields of a hash (HGETALL); empty if there is no such key. */
    public Map<String, String> hash(String key) {
        return template.<String, String>opsForHash().entries(key);
    }

    /** All fields of many hashes, in the order of the keys, in one round trip. */
    public List<Map<String, String>> hashes(Collection<String> keys) {
        List<Map<String, String>> hashes = new ArrayList<>(keys.size());
        for (Object answer :
                pipelined(keys, (connection, key) -> connection.hashCommands().hGetAll(bytes(key)))) {
            hashes.add(stringMap(answer));
        }
        return hashes;
    }

    /** Some fields of a hash (HMGET), null for those that are not there. */
    public List<@Nullable String> fields(String key, String... fields) {
        return new ArrayList<@Nullable String>(
                template.<String, String>opsForHash().multiGet(key, Arrays.asList(fields)));
    }

    /** The same fields of many hashes, in the order of the keys, in one round trip. */
    public List<List<@Nullable String>> fieldsOfAll(Collection<String> keys, String... fields) {
        byte[][] names = Arrays.stream(fields).map(Redis::bytes).toArray(byte[][]::new);
        List<List<@Nullable String>> all = new ArrayList<>(keys.size());
        for (Object answer :
                pipelined(keys, (connection, key) -> connection.hashCommands().hMGet(bytes(key), names))) {
            all.add(stringList(answer));
        }
        return all;
    }

    /** The same field of many hashes, in the order of the keys, in one round trip. */
    public List<Optional<String>> fieldOfAll(Collection<String> keys, String field) {
        return fieldsOfAll(keys, field).stream()
                .map(values -> Optional.ofNullable(values.getFirst()))
                .toList();
    }

    /** The members of a set. */
    public Set<String> members(String key) {
        return Objects.requireNonNull(template.opsForSet().members(key));
    }

    /** Those of the texts that are members of a set (SMISMEMBER). */
    public List<String> membersAmong(String key, Collection<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        Map<Object, Boolean> found = Objects.requireNonNull(template.opsForSet().isMember(key, texts.toArray()));
        return texts.stream()
                .filter(text -> Boolean.TRUE.equals(found.get(text)))
                .toList();
    }

    /** The members that all of the sorted sets have, with the weighted sum of their scores (ZINTER). */
    public Map<String, Double> intersection(List<String> keys, List<Double> weights) {
        Set<TypedTuple<String>> members = template.opsForZSet()
                .intersectWithScores(
                        keys.getFirst(),
                        keys.subList(1, keys.size()),
                        Aggregate.SUM,
                        Weights.of(weights.stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()));
        Map<String, Double> scores = new LinkedHashMap<>();
        Objects.requireNonNull(members)
                .forEach(member -> scores.put(
                        Objects.requireNonNull(member.getValue()), Objects.requireNonNull(member.getScore())));
        return scores;
    }

    /** A string. */
    public Optional<String> value(String key) {
        return Optional.ofNullable(template.opsForValue().get(key));
    }

    /** One field of a hash. */
    public Optional<String> field(String key, String field) {
        return Optional.ofNullable(template.<String, String>opsForHash().get(key, field));
    }

    /** Whether the key is there. */
    public boolean exists(String key) {
        return template.hasKey(key);
    }

    /** How many members each of the sorted sets has, in the order of the keys, in one round trip. */
    public List<Long> sizes(Collection<String> keys) {
        return pipelined(keys, (connection, key) -> connection.zSetCommands().zCard(bytes(key))).stream()
                .map(size -> (Long) Objects.requireNonNull(size))
                .toList();
    }

    /** How many fields the hash has, then how many members each of the sorted sets has, in one round trip. */
    public List<Long> sizes(String hash, Collection<String> sortedSets) {
        List<Object> sizes = template.executePipelined((RedisCallback<?>) connection -> {
            connection.hashCommands().hLen(bytes(hash));
            sortedSets.forEach(key -> connection.zSetCommands().zCard(bytes(key)));
            return null;
        });
        return sizes.stream().map(Long.class::cast).toList();
    }

    /**
     * Members of a sorted set that is sorted by bytes.
     *
     * @param limit how many at most; -1 for all
     */
    public List<String> range(String key, LexRange range, boolean descending, int limit) {
        Limit wanted = limit < 0 ? Limit.unlimited() : Limit.limit().count(limit);
        Set<byte[]> members = template.execute((RedisCallback<Set<byte[]>>) connection -> descending
                ? connection.zSetCommands().zRevRangeByLex(bytes(key), range.range(), wanted)
                : connection.zSetCommands().zRangeByLex(bytes(key), range.range(), wanted));
        return Objects.requireNonNull(members).stream()
                .map(member -> new String(member, StandardCharsets.UTF_8))
                .toList();
    }

    /** Runs a script: EVALSHA, or EVAL where the server does not know it yet. */
    public List<Object> run(LuaScript script, ScriptCall call) {
        List<Object> answer =
                template.execute(script, call.keys(), call.arguments().toArray());
        WrittenSoFar.note();
        return Objects.requireNonNull(answer, "a script answers with a list");
    }

    /**
     * Runs a script for each item in one round trip, each run a step of its own, and gives the answers in the same
     * order. The script is loaded in the same round trip, since EVALSHA cannot be repeated by EVAL in the middle of a
     * pipeline.
     */
    public <T> List<List<Object>> runAll(LuaScript script, Collection<T> items, Function<T, ScriptCall> call) {
        if (items.isEmpty()) {
            return List.of();
        }
        List<Object> answers = template.executePipelined((RedisCallback<?>) connection -> {
            connection.scriptingCommands().scriptLoad(bytes(script.getScriptAsString()));
            WrittenSoFar.note(); // From here on some of them may have been sent, whatever becomes of the others.
            for (T item : items) {
                send(connection, script, call.apply(item));
            }
            return null;
        });
        List<List<Object>> results = new ArrayList<>(items.size());
        for (Object answer : answers.subList(1, answers.size())) {
            results.add(objectList(answer));
        }
        return results;
    }

    /** Does something to each item in one round trip, and gives the answers in the same order. */
    public <T> List<@Nullable Object> pipelined(Collection<T> items, BiConsumer<RedisConnection, T> command) {
        if (items.isEmpty()) {
            return List.of();
        }
        return new ArrayList<@Nullable Object>(template.executePipelined((RedisCallback<?>) connection -> {
            items.forEach(item -> command.accept(connection, item));
            return null;
        }));
    }

    /** Gives each key that meets the pattern, some of them perhaps twice, in batches (SCAN: never KEYS). */
    public void scan(String pattern, Consumer<List<String>> batches) {
        ScanOptions options =
                ScanOptions.scanOptions().match(pattern).count(SCAN_COUNT).build();
        try (Cursor<String> keys = template.scan(options)) {
            List<String> batch = new ArrayList<>(SCAN_COUNT);
            while (keys.hasNext()) {
                batch.add(keys.next());
                if (batch.size() == SCAN_COUNT) {
                    batches.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
            if (!batch.isEmpty()) {
                batches.accept(batch);
            }
        }
    }

    /** Removes all keys that begin with the prefix; their memory is given back in the background (UNLINK). */
    public void drop(Keyspace keyspace) {
        scan(keyspace.pattern(), keys -> template.unlink(keys));
    }

    /** The text as UTF-8. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(RedisConnection connection, LuaScript script, ScriptCall call) {
        int keys = call.keys().size();
        connection.scriptingCommands().evalSha(script.getSha1(), LuaScript.returnType(), keys, keysAndArguments(call));
    }

    private static byte[][] keysAndArguments(ScriptCall call) {
        List<String> keys = call.keys();
        byte[][] all = new byte[keys.size() + call.arguments().size()][];
        int at = 0;
        for (String key : keys) {
            all[at++] = bytes(key);
        }
        for (String argument : call.arguments()) {
            all[at++] = bytes(argument);
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> stringMap(@Nullable Object answer) {
        return (Map<String, String>) Objects.requireNonNull(answer);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable String> stringList(@Nullable Object answer) {
        return (List<@Nullable String>) Objects.requireNonNull(answer);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> objectList(@Nullable Object answer) {
        return (List<Object>) Objects.requireNonNull(answer);
    }
}
