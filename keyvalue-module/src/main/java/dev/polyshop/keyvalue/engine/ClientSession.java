package dev.polyshop.keyvalue.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;

/**
 * Reads and writes of a client that computes for itself, over one connection. Naive: each write is sent at once, and
 * what was read may have changed meanwhile. Watched: what is read is watched first (WATCH), writes wait for the
 * {@link #commit()} (MULTI … EXEC), and that does nothing if anything watched was written by anybody else.
 */
public final class ClientSession implements AutoCloseable {

    private final RedisConnection connection;
    private final boolean watched;
    private final List<RedisWrite> waiting = new ArrayList<>();
    private boolean watching;

    ClientSession(RedisConnection connection, boolean watched) {
        this.connection = connection;
        this.watched = watched;
    }

    /** All fields of a hash. */
    public Map<String, String> hash(String key) {
        return hashes(List.of(key)).getFirst();
    }

    /** All fields of hashes, in the order of the keys. */
    public List<Map<String, String>> hashes(List<String> keys) {
        return read(keys, key -> connection.hashCommands().hGetAll(key)).stream()
                .map(answer -> fields((Map<?, ?>) Objects.requireNonNull(answer)))
                .toList();
    }

    /** A field of a hash, or null. */
    public @Nullable String field(String key, String field) {
        Object value = read(key, each -> connection.hashCommands().hGet(each, Redis.bytes(field)));
        return value == null ? null : text(value);
    }

    /** A string, or null. */
    public @Nullable String value(String key) {
        Object value = read(key, each -> connection.stringCommands().get(each));
        return value == null ? null : text(value);
    }

    /** Whether there is such a key. */
    public boolean exists(String key) {
        return Boolean.TRUE.equals(read(key, each -> connection.keyCommands().exists(each)));
    }

    /** The members of a set, sorted. */
    public Set<String> members(String key) {
        Set<String> members = new TreeSet<>();
        ((Set<?>) Objects.requireNonNull(
                        read(key, each -> connection.setCommands().sMembers(each))))
                .forEach(member -> members.add(text(member)));
        return members;
    }

    /** Writes: at once if naive, else with the commit. */
    public void write(RedisWrite write) {
        if (watched) {
            waiting.add(write);
        } else {
            write.send(connection);
            WrittenSoFar.note();
        }
    }

    /**
     * Makes the waiting writes count, if nothing that was read has changed. That is asked without writes too: what was
     * read piece by piece may never have stood side by side.
     *
     * @return whether nothing had changed; always, if naive
     */
    public boolean commit() {
        if (!watched) {
            return true;
        }
        connection.multi();
        connection.ping(); // EXEC answers an empty list both to an aborted transaction and to one without commands.
        waiting.forEach(write -> write.send(connection));
        waiting.clear();
        var answers = connection.exec();
        watching = false; // EXEC ends all watching, whatever it answers.
        return answers != null && !answers.isEmpty();
    }

    /** Forgets what is still watched and gives the connection back to the pool. */
    @Override
    public void close() {
        try {
            if (watching) {
                connection.unwatch();
            }
        } finally {
            connection.close();
        }
    }

    private @Nullable Object read(String key, Function<byte[], @Nullable Object> command) {
        return read(List.of(key), command).getFirst();
    }

    /** Reads each key. If watched, all are watched and then read in one round trip: the server keeps to the order. */
    private List<@Nullable Object> read(List<String> keys, Function<byte[], @Nullable Object> command) {
        List<@Nullable Object> answers = new ArrayList<>();
        if (!watched || keys.isEmpty()) {
            keys.forEach(key -> answers.add(command.apply(Redis.bytes(key))));
            return answers;
        }
        byte[][] names = keys.stream().map(Redis::bytes).toArray(byte[][]::new);
        watching = true;
        connection.openPipeline();
        try {
            connection.watch(names);
            for (byte[] name : names) {
                var unused = command.apply(name); // The answer comes at the end of the pipeline.
            }
        } finally {
            answers.addAll(connection.closePipeline());
        }
        return answers.subList(answers.size() - names.length, answers.size());
    }

    private static Map<String, String> fields(Map<?, ?> answer) {
        Map<String, String> fields = new HashMap<>();
        answer.forEach((field, value) -> fields.put(text(field), text(value)));
        return fields;
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
