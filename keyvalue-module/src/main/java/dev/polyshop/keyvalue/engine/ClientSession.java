package dev.polyshop.keyvalue.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
        watch(key);
        Map<String, String> fields = new HashMap<>();
        Objects.requireNonNull(connection.hashCommands().hGetAll(Redis.bytes(key)))
                .forEach((field, value) -> fields.put(text(field), text(value)));
        return fields;
    }

    /** A field of a hash, or null. */
    public @Nullable String field(String key, String field) {
        watch(key);
        byte @Nullable [] value = connection.hashCommands().hGet(Redis.bytes(key), Redis.bytes(field));
        return value == null ? null : text(value);
    }

    /** A string, or null. */
    public @Nullable String value(String key) {
        watch(key);
        byte @Nullable [] value = connection.stringCommands().get(Redis.bytes(key));
        return value == null ? null : text(value);
    }

    /** Whether there is such a key. */
    public boolean exists(String key) {
        watch(key);
        return Boolean.TRUE.equals(connection.keyCommands().exists(Redis.bytes(key)));
    }

    /** The members of a set, sorted. */
    public Set<String> members(String key) {
        watch(key);
        Set<String> members = new TreeSet<>();
        Objects.requireNonNull(connection.setCommands().sMembers(Redis.bytes(key)))
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

    private void watch(String key) {
        if (watched) {
            watching = true;
            connection.watch(Redis.bytes(key));
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
