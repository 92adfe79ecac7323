package dev.polyshop.relational;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The frame of all work on the database: where a transaction begins and ends, at which isolation, how often it is begun
 * again, and that what goes wrong is said in the shop's words. Written out rather than as annotations, because the
 * isolation depends on the shop's mode and a repetition has to go round the whole transaction.
 */
public final class Transactions {

    private static final int ATTEMPTS = 60;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);
    private static final Duration RECONNECTING = Duration.ofSeconds(10);

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final JdbcTemplate jdbc;
    private final Isolation isolation;

    /**
     * Over the transactions of a persistence unit.
     *
     * @param jdbc statements in the same transactions
     */
    public Transactions(PlatformTransactionManager manager, JdbcTemplate jdbc, Isolation isolation) {
        this.writing = new TransactionTemplate(manager);
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.jdbc = jdbc;
        this.isolation = isolation;
    }

    /** Reads with one statement, which is a transaction by itself and so one round trip. */
    public <T> T read(Supplier<T> work) {
        return reconnecting(() -> translating(work, false));
    }

    /** Reads with several statements that see the database as at one moment (REPEATABLE READ, READ ONLY). */
    public <T> T readAtOneMoment(Supplier<T> work) {
        return reconnecting(() -> translating(
                () -> reading.execute(status -> {
                    isolate(status, TransactionDefinition.ISOLATION_REPEATABLE_READ);
                    return work.get();
                }),
                false));
    }

    /**
     * Writes with one statement, which is a transaction by itself. If the connection breaks meanwhile, nobody knows
     * whether it was done.
     */
    public <T> T writeAtOnce(Supplier<T> work) {
        return translating(work, true);
    }

    /** Writes with one statement, and again when it lost against a concurrent change. */
    public <T> T writeAtOnceRepeatedly(Supplier<T> work) {
        return repeatedly(() -> translating(work, true));
    }

    /** Writes with statements that may as well be done twice, and again when the connection broke. */
    public <T> T writeIdempotently(Supplier<T> work) {
        return reconnecting(() -> translating(work, false));
    }

    /** Writes in one transaction at READ COMMITTED. */
    public <T> T write(Supplier<T> work) {
        return inTransaction(TransactionDefinition.ISOLATION_READ_COMMITTED, work);
    }

    /**
     * Writes in one transaction, and begins it again when it lost against a concurrent one.
     *
     * @param level the JDBC constant of {@link TransactionDefinition}
     * @throws dev.polyshop.contract.ConflictException if it lost {@value #ATTEMPTS} times
     */
    public <T> T writeRepeatedly(int level, Supplier<T> work) {
        return repeatedly(() -> inTransaction(level, work));
    }

    /**
     * A transaction whose connection broke before COMMIT was sent has left nothing behind, and is begun again. After
     * that, its outcome is unknown.
     */
    private <T> T inTransaction(int level, Supplier<T> work) {
        return reconnecting(() -> {
            AtomicBoolean committing = new AtomicBoolean();
            try {
                return writing.execute(status -> {
                    isolate(status, level);
                    T result = work.get();
                    status.flush();
                    committing.set(true);
                    return result;
                });
            } catch (RuntimeException e) {
                throw Failures.translate(e, committing.get());
            }
        });
    }

    /**
     * Begins work again when it lost against a concurrent one, after a pause drawn at random from a range that doubles.
     */
    static <T> T repeatedly(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (!Failures.isConflict(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new ConflictException("lost against concurrent changes " + ATTEMPTS + " times", e);
                }
                pause(attempt);
            }
        }
    }

    /**
     * Begins work again that left nothing behind when its connection broke: each broken one leaves the pool, until a
     * whole one comes. A server that takes no connections is not waited for here.
     */
    private static <T> T reconnecting(Supplier<T> work) {
        long begun = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (StoreUnavailableException e) {
                // Inside somebody else's transaction there is no other connection to go on with.
                if (!Failures.isBrokenConnection(e)
                        || TransactionSynchronizationManager.isActualTransactionActive()
                        || System.nanoTime() - begun > RECONNECTING.toNanos()) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        long range = Math.min(LONGEST_PAUSE.toNanos(), 250_000L << Math.min(attempt, 20));
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(range));
    }

    /** A transaction that is under way keeps the isolation that it began with. */
    private void isolate(TransactionStatus status, int level) {
        if (status.isNewTransaction()) {
            jdbc.execute((ConnectionCallback<Integer>) connection -> {
                isolation.set(connection, level);
                return level;
            });
        }
    }

    private static <T> T translating(Supplier<T> work, boolean writing) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw Failures.translate(e, writing);
        }
    }
}
