package dev.polyshop.keyvalue.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.redis.connection.RedisConnection;

/**
 * One write command on one key, as data: the same writes can be sent one after the other, queued between MULTI and
 * EXEC, or handed to a script.
 *
 * @param command the command
 * @param key the key it writes
 * @param arguments what follows the key
 */
public record RedisWrite(Command command, String key, List<String> arguments) {

    /** How many members one command takes; Lua's {@code unpack} ends at some 8,000 values. */
    private static final int MOST_MEMBERS = 1_000;

    /** The commands that the shop writes by. */
    public enum Command {
        /** Sets fields of a hash. */
        HSET,
        /** Removes fields of a hash. */
        HDEL,
        /** Adds members to a set. */
        SADD,
        /** Removes members of a set. */
        SREM,
        /** Adds one member with its score to a sorted set. */
        ZADD,
        /** Removes members of a sorted set. */
        ZREM,
        /** Adds to a counter. */
        INCRBY,
        /** Sets a string. */
        SET,
        /** Removes a key. */
        UNLINK
    }

    /** Sets fields of a hash. */
    public static RedisWrite hset(String key, Map<String, String> fields) {
        List<String> arguments = new ArrayList<>(fields.size() * 2);
        fields.forEach((field, value) -> {
            arguments.add(field);
            arguments.add(value);
        });
        return new RedisWrite(Command.HSET, key, arguments);
    }

    /** Sets a field of a hash. */
    public static RedisWrite hset(String key, String field, String value) {
        return new RedisWrite(Command.HSET, key, List.of(field, value));
    }

    /** Removes fields of a hash. */
    public static RedisWrite hdel(String key, List<String> fields) {
        return new RedisWrite(Command.HDEL, key, fields);
    }

    /** Adds a member to a sorted set. */
    public static RedisWrite zadd(String key, String score, String member) {
        return new RedisWrite(Command.ZADD, key, List.of(score, member));
    }

    /** Adds a member to a sorted set that is sorted by bytes. */
    public static RedisWrite zadd(String key, String member) {
        return zadd(key, "0", member);
    }

    /** Removes a member of a sorted set. */
    public static RedisWrite zrem(String key, String member) {
        return new RedisWrite(Command.ZREM, key, List.of(member));
    }

    /** Adds a member to a set. */
    public static RedisWrite sadd(String key, String member) {
        return new RedisWrite(Command.SADD, key, List.of(member));
    }

    /** Adds members to a set, in as many commands as it takes. */
    public static List<RedisWrite> sadd(String key, List<String> members) {
        List<RedisWrite> writes = new ArrayList<>();
        for (int from = 0; from < members.size(); from += MOST_MEMBERS) {
            writes.add(new RedisWrite(
                    Command.SADD, key, members.subList(from, Math.min(members.size(), from + MOST_MEMBERS))));
        }
        return writes;
    }

    /** Removes a member of a set. */
    public static RedisWrite srem(String key, String member) {
        return new RedisWrite(Command.SREM, key, List.of(member));
    }

    /** Adds to a counter. */
    public static RedisWrite incrby(String key, long amount) {
        return new RedisWrite(Command.INCRBY, key, List.of(Long.toString(amount)));
    }

    /** Sets a string. */
    public static RedisWrite set(String key, String value) {
        return new RedisWrite(Command.SET, key, List.of(value));
    }

    /** Removes a key. */
    public static RedisWrite unlink(String key) {
        return new RedisWrite(Command.UNLINK, key, List.of());
    }

    /** Sends it over a connection: at once, into a pipeline, or into a transaction, as the connection is. */
    void send(RedisConnection connection) {
        byte[] name = Redis.bytes(key);
        byte[][] values = arguments.stream().map(Redis::bytes).toArray(byte[][]::new);
        switch (command) {
            case HSET -> connection.hashCommands().hMSet(name, fields(values));
            case HDEL -> connection.hashCommands().hDel(name, values);
            case SADD -> connection.setCommands().sAdd(name, values);
            case SREM -> connection.setCommands().sRem(name, values);
            case ZADD -> connection.zSetCommands().zAdd(name, Double.parseDouble(arguments.getFirst()), values[1]);
            case ZREM -> connection.zSetCommands().zRem(name, values);
            case INCRBY -> connection.stringCommands().incrBy(name, Long.parseLong(arguments.getFirst()));
            case SET -> connection.stringCommands().set(name, values[0]);
            case UNLINK -> connection.keyCommands().unlink(name);
        }
    }

    private static Map<byte[], byte[]> fields(byte[][] values) {
        Map<byte[], byte[]> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            fields.put(values[i], values[i + 1]);
        }
        return fields;
    }
}
