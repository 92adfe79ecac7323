package dev.polyshop.relational;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The frame of all work on the database: where a transaction begins and ends, at which isolation, how often it is begun
 * again, and that what goes wrong is said in the shop's words. Written out rather than as annotations, because the
 * isolation depends on the shop's mode and a repetition has to go round the whole transaction.
 */
public final class Transactions {

    private static final int ATTEMPTS = 60;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

    private final TransactionTemplate readCommitted;
    private final TransactionTemplate snapshot;
    private final PlatformTransactionManager manager;

    /** Over the transactions of a data source or a persistence unit. */
    public Transactions(PlatformTransactionManager manager) {
        this.manager = manager;
        this.readCommitted = template(manager, TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.snapshot = template(manager, TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    /** Reads with one statement, which is a transaction by itself and so one round trip. */
    public <T> T read(Supplier<T> work) {
        return translating(work, false);
    }

    /** Reads with several statements that see the database as at one moment (REPEATABLE READ, READ ONLY). */
    public <T> T readAtOneMoment(Supplier<T> work) {
        return translating(() -> result(snapshot, work), false);
    }

    /** Writes with one statement, which is a transaction by itself. */
    public <T> T writeAtOnce(Supplier<T> work) {
        return translating(work, true);
    }

    /** Writes with one statement, and again when it lost against a concurrent change. */
    public <T> T writeAtOnceRepeatedly(Supplier<T> work) {
        return repeatedly(() -> translating(work, true));
    }

    /** Writes in one transaction at READ COMMITTED. */
    public <T> T write(Supplier<T> work) {
        return translating(() -> result(readCommitted, work), true);
    }

    /**
     * Writes in one transaction, and begins it again when it lost against a concurrent one.
     *
     * @param isolation the JDBC constant of {@link TransactionDefinition}
     * @throws dev.polyshop.contract.ConflictException if it lost {@value #ATTEMPTS} times
     */
    public <T> T writeRepeatedly(int isolation, Supplier<T> work) {
        TransactionTemplate template = template(manager, isolation);
        return repeatedly(() -> translating(() -> result(template, work), true));
    }

    /**
     * Begins work again when it lost against a concurrent one, after a pause drawn at random from a range that doubles.
     */
    static <T> T repeatedly(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Failures.isConflict(e)) {
                    throw e;
                }
                long range = Math.min(LONGEST_PAUSE.toNanos(), 250_000L << Math.min(attempt, 20));
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(range));
            }
        }
    }

    private static <T> T translating(Supplier<T> work, boolean writing) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw Failures.translate(e, writing);
        }
    }

    private static <T> T result(TransactionTemplate template, Supplier<T> work) {
        return template.execute(status -> work.get());
    }

    private static TransactionTemplate template(PlatformTransactionManager manager, int isolation) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setIsolationLevel(isolation);
        return template;
    }
}
