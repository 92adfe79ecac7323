package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.StoreUnavailableException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandInterruptedException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.PoolException;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * The one place where failures of Redis become failures of the shop. What matters is whether a command had left when
 * the connection was lost: if none had, nothing happened; if a write had, nobody can say. The driver does not repeat
 * commands by itself here (at most once), so that no write happens twice behind the caller's back.
 */
public final class Failures {

    /** Lettuce says this of a command that it did not send. */
    private static final Set<String> NOT_SENT =
            Set.of("Currently not connected. Commands are rejected.", "Connection is closed");

    /** Replies of a node that has given its slot away, and of a master that has become a replica. */
    private static final Pattern MOVED = Pattern.compile("MOVED |ASK |READONLY ");

    /** Replies of a script that was refused a command in the middle of its work, in Redis 6 and from 7 on. */
    private static final Pattern IN_A_SCRIPT = Pattern.compile("Error running script|script: [0-9a-f]{40}");

    private final RedisEndpoint endpoint;
    private final Runnable whenMoved;

    /** @param endpoint the server, for messages */
    public Failures(RedisEndpoint endpoint) {
        this.endpoint = endpoint;
        this.whenMoved = () -> {};
    }

    /**
     * @param endpoint the server, for messages
     * @param connections what leads to it, and finds another way when the keys have been moved
     */
    public Failures(RedisEndpoint endpoint, LettuceConnectionFactory connections) {
        this.endpoint = endpoint;
        this.whenMoved = () -> KeyValueConnections.letGo(connections);
    }

    /** What a method of a port does to the server. */
    public enum Effect {
        /** It changes nothing: it can always be asked again. */
        READS,
        /** It changes something, in one command or in several. */
        WRITES
    }

    /** Tells the effect of a port's methods by their names. */
    @FunctionalInterface
    public interface Effects {

        /** What the method does. */
        Effect of(String method);

        /** These methods write; the others read. */
        static Effects writing(String... methods) {
            Set<String> writing = Set.of(methods);
            return method -> writing.contains(method) ? Effect.WRITES : Effect.READS;
        }
    }

    /** The port, throwing nothing but the shop's own failures. */
    public <P> P guard(Class<P> port, P target, Effects effects) {
        Object guarded = Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> invoke(target, method, arguments, effects));
        return port.cast(guarded);
    }

    private @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments, Effects effects)
            throws Throwable {
        try {
            WrittenSoFar.begin();
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getCause();
            throw failure instanceof RuntimeException runtime
                    ? translate(runtime, effects.of(method.getName()))
                    : failure;
        }
    }

    /** The shop's failure for a failure of Redis; others are given back as they are. */
    public RuntimeException translate(RuntimeException failure, Effect effect) {
        if (failure instanceof ShopException || !fromRedis(failure)) {
            return failure;
        }
        RedisCommandExecutionException refusal = find(failure, RedisCommandExecutionException.class);
        if (refusal != null
                && MOVED.matcher(String.valueOf(refusal.getMessage())).lookingAt()) {
            return moved(failure, effect);
        }
        if (refusal != null) {
            return refused(refusal, failure, effect);
        }
        if (find(failure, RedisCommandInterruptedException.class) != null) {
            Thread.currentThread().interrupt();
        }
        if (effect == Effect.READS || (nothingSent(failure) && !WrittenSoFar.anything())) {
            return new StoreUnavailableException(
                    "Redis at " + endpoint + " does not answer (" + root(failure)
                            + "): see that it runs and can be reached",
                    failure);
        }
        return new OutcomeUnknownException(
                "the connection to Redis at " + endpoint + " was lost (" + root(failure)
                        + ") after a write was sent: repeat it with the same key or id",
                failure);
    }

    /** A command that is refused does nothing, but a script's commands before it did, and so did the call's. */
    private RuntimeException refused(RedisCommandExecutionException refusal, RuntimeException failure, Effect effect) {
        String message = String.valueOf(refusal.getMessage());
        boolean written =
                WrittenSoFar.anything() || IN_A_SCRIPT.matcher(message).find();
        return effect == Effect.WRITES && written
                ? new OutcomeUnknownException(
                        "Redis at " + endpoint + " refused a command in the middle of a write (" + message
                                + "): repeat it with the same key or id",
                        failure)
                : new StoreUnavailableException("Redis at " + endpoint + " refused a command: " + message, failure);
    }

    /** A server that does not have the keys does nothing, but commands before this one may have been done elsewhere. */
    private RuntimeException moved(RuntimeException failure, Effect effect) {
        whenMoved.run();
        return effect == Effect.WRITES && WrittenSoFar.anything()
                ? new OutcomeUnknownException(
                        "the shop's keys at " + endpoint + " were moved to another server in the middle of a write:"
                                + " repeat it with the same key or id",
                        failure)
                : new StoreUnavailableException(
                        "the shop's keys at " + endpoint + " were moved to another server: try again", failure);
    }

    private static boolean fromRedis(RuntimeException failure) {
        return failure instanceof DataAccessException
                || failure instanceof RedisException
                || failure instanceof PoolException;
    }

    private static boolean nothingSent(Throwable failure) {
        if (find(failure, RedisConnectionException.class) != null
                || find(failure, ConnectException.class) != null
                || find(failure, PoolException.class) != null) {
            return true;
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof RedisException && NOT_SENT.contains(String.valueOf(at.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
        }
        return null;
    }

    private static String root(Throwable failure) {
        Throwable at = failure;
        for (Throwable cause = at.getCause(); cause != null; cause = at.getCause()) {
            at = cause;
        }
        return String.valueOf(at.getMessage());
    }
}
