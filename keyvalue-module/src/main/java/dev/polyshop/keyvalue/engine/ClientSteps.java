package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.ConflictException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Runs work that reads, computes and writes back in the client. */
public final class ClientSteps {

    private static final int MOST_ATTEMPTS = 100;
    private static final long PAUSE_NANOS = 100_000;

    private final RedisConnectionFactory connections;
    private final boolean watched;

    private ClientSteps(RedisConnectionFactory connections, boolean watched) {
        this.connections = connections;
        this.watched = watched;
    }

    /** As people write it who think of one client only. */
    public static ClientSteps naive(RedisConnectionFactory connections) {
        return new ClientSteps(connections, false);
    }

    /** With optimistic locking by WATCH, begun again when somebody else was faster. */
    public static ClientSteps watched(RedisConnectionFactory connections) {
        return new ClientSteps(connections, true);
    }

    /** A session for steps that somebody else decides on; it has a connection of its own until it is closed. */
    public ClientSession open() {
        return new ClientSession(connections.getConnection(), watched);
    }

    /**
     * Does the work once, or as often as it takes.
     *
     * @throws ConflictException if others were faster {@value #MOST_ATTEMPTS} times
     */
    public <T> T run(Function<ClientSession, T> work) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            try (ClientSession session = open()) {
                T result = work.apply(session);
                if (session.commit()) {
                    return result;
                }
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * Math.min(attempt, 20)));
        }
        throw new ConflictException(
                "what was read was changed by others " + MOST_ATTEMPTS + " times in a row: try again later");
    }
}
