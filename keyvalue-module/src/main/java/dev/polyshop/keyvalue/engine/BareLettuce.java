package dev.polyshop.keyvalue.engine;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.support.ConnectionPoolSupport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The driver without Spring Data: a pool of Lettuce connections, each used by one thread at a time. */
public final class BareLettuce implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 64;

    private final RedisClient client;
    private final GenericObjectPool<StatefulRedisConnection<String, String>> pool;

    /** @param factory whose client makes the connections */
    public BareLettuce(LettuceConnectionFactory factory) {
        if (!(factory.getRequiredNativeClient() instanceof RedisClient single)) {
            throw new IllegalArgumentException("the connections lead to more than one server");
        }
        this.client = single;
        GenericObjectPoolConfig<StatefulRedisConnection<String, String>> settings = new GenericObjectPoolConfig<>();
        settings.setMaxTotal(MOST_CONNECTIONS);
        settings.setMaxIdle(MOST_CONNECTIONS);
        settings.setTestOnBorrow(true); // Only asks whether the socket is open: no round trip.
        settings.setJmxEnabled(false);
        this.pool = ConnectionPoolSupport.createGenericObjectPool(this::connect, settings);
    }

    /** A connection outside of the pool, which is the caller's to close. */
    public StatefulRedisConnection<String, String> connect() {
        return client.connect(StringCodec.UTF8);
    }

    /** Works over a connection of the pool. */
    public <R> R use(Function<StatefulRedisConnection<String, String>, R> work) {
        try (StatefulRedisConnection<String, String> connection = pool.borrowObject()) {
            return work.apply(connection);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new DataAccessResourceFailureException("there is no connection to Redis", e);
        }
    }

    /** Runs a script, which is made known to the server once more if that has been restarted. */
    public List<Object> run(LuaScript script, ScriptCall call) {
        try {
            return evaluated(script, call);
        } catch (RedisNoScriptException e) {
            load(script);
            return evaluated(script, call);
        }
    }

    /** Makes a script known to the server. */
    public void load(LuaScript script) {
        use(connection -> connection.sync().scriptLoad(script.getScriptAsString()));
    }

    /** Does something with each item in one round trip, and gives the answers in the same order. */
    public <T, R> List<R> pipelined(
            Collection<T> items, BiFunction<StatefulRedisConnection<String, String>, T, RedisFuture<R>> command) {
        return use(connection -> {
            connection.setAutoFlushCommands(false);
            try {
                List<RedisFuture<R>> futures = new ArrayList<>(items.size());
                items.forEach(item -> futures.add(command.apply(connection, item)));
                connection.flushCommands();
                return answers(connection, futures);
            } finally {
                connection.setAutoFlushCommands(true);
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private List<Object> evaluated(LuaScript script, ScriptCall call) {
        return use(connection -> connection
                .sync()
                .evalsha(
                        script.getSha1(),
                        ScriptOutputType.MULTI,
                        call.keys().toArray(String[]::new),
                        call.arguments().toArray(String[]::new)));
    }

    private static <R> List<R> answers(
            StatefulRedisConnection<String, String> connection, List<RedisFuture<R>> futures) {
        if (!LettuceFutures.awaitAll(connection.getTimeout(), futures.toArray(RedisFuture[]::new))) {
            throw new DataAccessResourceFailureException("Redis did not answer in " + connection.getTimeout());
        }
        List<R> answers = new ArrayList<>(futures.size());
        for (RedisFuture<R> future : futures) {
            try {
                answers.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DataAccessResourceFailureException("interrupted", e);
            } catch (ExecutionException e) {
                throw new DataAccessResourceFailureException("a command failed", e.getCause());
            }
        }
        return answers;
    }
}
