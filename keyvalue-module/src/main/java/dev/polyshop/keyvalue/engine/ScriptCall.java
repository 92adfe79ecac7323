package dev.polyshop.keyvalue.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The keys and arguments of one run of a script. A key is named once in KEYS, however often it is used, as Redis
 * Cluster asks of scripts; arguments name it by its place.
 */
public final class ScriptCall {

    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final List<String> arguments = new ArrayList<>();

    /** A call with these keys in front, which the script knows by their places. All have to differ. */
    public static ScriptCall on(String... keys) {
        ScriptCall call = new ScriptCall();
        for (String key : keys) {
            call.place(key);
        }
        if (call.keys.size() != keys.length) {
            throw new IllegalArgumentException("a key stands twice in " + List.of(keys));
        }
        return call;
    }

    /** The same call on further keys, which the script knows by their places too. */
    public ScriptCall alsoOn(String... more) {
        for (String key : more) {
            place(key);
        }
        return this;
    }

    /** The same call with more arguments. */
    public ScriptCall with(Object... more) {
        Stream.of(more).map(String::valueOf).forEach(arguments::add);
        return this;
    }

    /** The same call with the place of a key as an argument. */
    public ScriptCall withKey(String key) {
        arguments.add(Integer.toString(place(key)));
        return this;
    }

    /** The same call with writes, in the form that {@code writes.lua} applies. */
    public ScriptCall withWrites(Iterable<RedisWrite> writes) {
        for (RedisWrite write : writes) {
            arguments.add(write.command().name());
            withKey(write.key());
            arguments.add(Integer.toString(write.arguments().size()));
            arguments.addAll(write.arguments());
        }
        return this;
    }

    /** The same call with the number of arguments of some writes, then the writes. */
    public ScriptCall withCountedWrites(List<RedisWrite> writes) {
        arguments.add(Integer.toString(
                writes.stream().mapToInt(write -> 3 + write.arguments().size()).sum()));
        return withWrites(writes);
    }

    List<String> keys() {
        return List.copyOf(keys.keySet());
    }

    List<String> arguments() {
        return arguments;
    }

    private int place(String key) {
        return keys.computeIfAbsent(key, unseen -> keys.size() + 1);
    }
}
