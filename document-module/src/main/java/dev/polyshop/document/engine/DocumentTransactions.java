package dev.polyshop.document.engine;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Multi-document transactions with snapshot reads, repeated as the driver's specification asks: the whole body on a
 * {@code TransientTransactionError}, the commit alone on an {@code UnknownTransactionCommitResult}.
 *
 * <p>Not {@link ClientSession#withTransaction}: that repeats at once and for two minutes, which under many writers to
 * one document is a storm, and with a dead server is a hanging checkout.
 */
public final class DocumentTransactions {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int FIRST_PAUSE_MICROS = 500;
    private static final int LONGEST_PAUSE_MICROS = 50_000;
    private static final int SELECTION_RETRIES = 2;

    private final MongoClient client;
    private final MongoTemplate mongo;
    private final TransactionOptions options;

    /**
     * @param client the connections
     * @param mongo the template to work with, within the session
     * @param writes the write concern of every commit
     */
    public DocumentTransactions(MongoClient client, MongoTemplate mongo, WriteConcern writes) {
        this.client = client;
        this.mongo = mongo;
        this.options = TransactionOptions.builder()
                .readConcern(ReadConcern.SNAPSHOT)
                .readPreference(ReadPreference.primary())
                .writeConcern(writes)
                .build();
    }

    /** As {@link #inSession}, with the template within the session. */
    public <T> T inOne(Function<MongoOperations, T> work) {
        return inSession(session -> work.apply(mongo.withSession(session)));
    }

    /**
     * Does the work in one transaction, again after losing against a concurrent one. It is not begun again later than
     * 15 seconds after the first time, and at most twice where the server could not be reached; work under way then is
     * waited for.
     *
     * @param work what to do with the session given; an exception, or aborting the transaction, takes everything back
     * @throws RuntimeException the driver's or Spring Data's, if it did not come about
     */
    public <T> T inSession(Function<ClientSession, T> work) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int lost = 0;
        int unreached = 0;
        while (true) {
            try (ClientSession session = begin()) {
                T result = work.apply(session);
                if (session.hasActiveTransaction()) {
                    commit(session, deadline);
                }
                return result;
            } catch (MongoException | DataAccessException e) {
                boolean again = DocumentFailures.isTransient(e) && System.nanoTime() < deadline;
                if (again && isNetwork(e)) {
                    again = unreached++ < SELECTION_RETRIES;
                }
                if (!again) {
                    throw e;
                }
                pause(lost++);
            }
        }
    }

    /** A session with a transaction begun, for work step by step. */
    public ClientSession begin() {
        ClientSession session = client.startSession();
        session.startTransaction(options);
        return session;
    }

    /** The template within a session. */
    public MongoOperations within(ClientSession session) {
        return mongo.withSession(session);
    }

    /** Commits, asking again while the answer stays out; closing a session without it takes the transaction back. */
    public void commit(ClientSession session) {
        commit(session, System.nanoTime() + PATIENCE.toNanos());
    }

    private static void commit(ClientSession session, long deadline) {
        int lost = 0;
        while (true) {
            try {
                session.commitTransaction();
                return;
            } catch (MongoException e) {
                if (!e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)
                        || System.nanoTime() >= deadline) {
                    throw e;
                }
                pause(lost++);
            }
        }
    }

    private static boolean isNetwork(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof MongoSocketException || at instanceof MongoTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** Exponential with full jitter, so that those who collided do not collide again. */
    private static void pause(int lost) {
        long bound = Math.min(LONGEST_PAUSE_MICROS, (long) FIRST_PAUSE_MICROS << Math.min(lost, 10));
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(1, bound + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
