package dev.polyshop.document.engine;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.DuplicateKeyException;
import dev.polyshop.contract.InvalidDataException;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.ShopException;
import dev.polyshop.contract.StoreUnavailableException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The one place where failures of the driver and of Spring Data become the shop's own. What a lost connection means
 * depends on what was under way: a read has simply failed, a write may have happened.
 */
public final class DocumentFailures {

    /** Error codes of the server, as named in its {@code error_codes.yml}. */
    private static final int DUPLICATE_KEY = 11_000;

    private static final int DOCUMENT_VALIDATION_FAILURE = 121;
    private static final int WRITE_CONFLICT = 112;

    private static final Pattern DUPLICATE =
            Pattern.compile("collection: [^. ]+\\.(\\S+) index: (\\w+)(?: dup key(: \\{[^}]*\\}))?");

    private final String server;

    /** @param server where the server is, for messages, without secrets */
    public DocumentFailures(String server) {
        this.server = server;
    }

    /** Does something that changes nothing. */
    public <T> T read(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException | DataAccessException e) {
            throw translated(e, false);
        }
    }

    /** Does something that changes the store. */
    public <T> T write(Supplier<T> work) {
        try {
            return work.get();
        } catch (MongoException | DataAccessException e) {
            throw translated(e, true);
        }
    }

    /**
     * Goes on with what has changed the store already: a server that is gone by then leaves some of it done, so nobody
     * may say that nothing was sent.
     */
    public <T> T further(Supplier<T> work) {
        try {
            return write(work);
        } catch (StoreUnavailableException e) {
            throw new OutcomeUnknownException(
                    "MongoDB at " + server + " could not be reached any more after a first write ("
                            + said(Optional.ofNullable(e.getCause()).orElse(e)) + "): repeat it with the same key",
                    e);
        }
    }

    /** Does something that changes the store and has no answer. */
    public void run(Runnable work) {
        try {
            work.run();
        } catch (MongoException | DataAccessException e) {
            throw translated(e, true);
        }
    }

    /** Whether a unique index or the primary key refused the write. */
    public static boolean isDuplicateKey(RuntimeException e) {
        MongoException cause = causeIn(e);
        return cause instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().stream().anyMatch(error -> error.getCode() == DUPLICATE_KEY)
                : cause != null && codeOf(cause) == DUPLICATE_KEY;
    }

    /** Whether the unit that failed left nothing behind and may simply be begun again. */
    public static boolean isTransient(RuntimeException e) {
        MongoException cause = causeIn(e);
        return cause != null && cause.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
    }

    /** Whether a write lost against a concurrent one of another transaction. */
    static boolean isWriteConflict(RuntimeException e) {
        MongoException cause = causeIn(e);
        return cause != null && codeOf(cause) == WRITE_CONFLICT;
    }

    /** The shop's word for a failure of the driver. */
    public ShopException translated(RuntimeException failure, boolean writing) {
        MongoException cause = causeIn(failure);
        if (cause == null) {
            return new StoreUnavailableException(
                    "MongoDB at " + server + " could not serve: " + said(failure), failure);
        }
        if (isDuplicateKey(failure)) {
            return new DuplicateKeyException(duplicate(said(cause)), failure);
        }
        if (codeOf(cause) == DOCUMENT_VALIDATION_FAILURE) {
            return new InvalidDataException("the collection's schema refuses the document: " + said(cause), failure);
        }
        if (codeOf(cause) == WRITE_CONFLICT) {
            return new ConflictException("the unit lost against a concurrent one: begin again", failure);
        }
        if (cause.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL)) {
            return writing ? outcomeUnknown(failure) : unavailable(failure);
        }
        if (cause.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL)) {
            // Without a commit, a transaction that lost its connection has no effect: the server aborts it.
            return cause instanceof MongoSocketException || cause instanceof MongoTimeoutException
                    ? unavailable(failure)
                    : new ConflictException("the unit lost against a concurrent one: begin again", failure);
        }
        return writing && mayHaveHappened(cause) ? outcomeUnknown(failure) : unavailable(failure);
    }

    /** A timeout for finding a server or a connection is before the write, one for the operation may be behind it. */
    private static boolean mayHaveHappened(MongoException cause) {
        if (cause instanceof MongoSocketOpenException
                || cause instanceof MongoConnectionPoolClearedException
                || cause instanceof MongoSecurityException) {
            return false; // No connection, nothing sent.
        }
        return cause instanceof MongoSocketException
                || cause instanceof MongoInterruptedException
                || cause instanceof MongoOperationTimeoutException
                || cause instanceof MongoExecutionTimeoutException
                || cause instanceof MongoNotPrimaryException
                || cause instanceof MongoNodeIsRecoveringException
                || cause instanceof MongoWriteConcernException
                || (cause instanceof MongoBulkWriteException bulk && bulk.getWriteConcernError() != null);
    }

    private OutcomeUnknownException outcomeUnknown(RuntimeException failure) {
        return new OutcomeUnknownException(
                "the connection to MongoDB at " + server
                        + " was lost before the answer to a write: repeat it with the same key",
                failure);
    }

    private StoreUnavailableException unavailable(RuntimeException failure) {
        return new StoreUnavailableException(
                "MongoDB at " + server + " cannot be reached or refused (" + said(failure)
                        + "): check that it runs, and the address and the rights given",
                failure);
    }

    /** From "E11000 duplicate key error collection: shop.products index: sku dup key: { sku: "7" }". */
    private static String duplicate(String message) {
        Matcher parts = DUPLICATE.matcher(message);
        return parts.find()
                ? parts.group(1) + " holds a record with this key already, by its index " + parts.group(2)
                        + Optional.ofNullable(parts.group(3)).orElse("")
                : "a record with this unique key is there already";
    }

    private static @Nullable MongoException causeIn(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof MongoException found) {
                return found;
            }
        }
        return null;
    }

    private static int codeOf(MongoException e) {
        return switch (e) {
            case MongoWriteException write -> write.getError().getCode();
            case MongoCommandException command -> command.getErrorCode();
            case MongoBulkWriteException bulk
            when !bulk.getWriteErrors().isEmpty() ->
                bulk.getWriteErrors().getFirst().getCode();
            default -> e.getCode();
        };
    }

    /** The driver's sentence without the copy of the whole reply, or of the cluster's description, that follows. */
    private static String said(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        int end = text.length();
        for (String tail : new String[] {" The full response is", " Client view of cluster state", "; nested", "\n"}) {
            int at = text.indexOf(tail);
            end = at > 0 ? Math.min(end, at) : end;
        }
        return text.substring(0, Math.min(end, 300));
    }
}
