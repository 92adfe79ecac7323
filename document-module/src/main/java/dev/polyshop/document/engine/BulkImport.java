package dev.polyshop.document.engine;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.ImportReport.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Inserts a stream of rows by {@code insertMany} in unordered batches: one bad row keeps nothing else out. The server
 * works through a batch in its order, so of two rows with one key the earlier goes in.
 */
public final class BulkImport<T> {

    private static final int MAX_ROWS = 1_000;
    /** Characters, not bytes; keeps a batch of long texts well below the 48 MB of a message, and of the heap. */
    private static final long MAX_CHARACTERS = 4_000_000;

    private static final int DUPLICATE_KEY = 11_000;
    private static final int DOCUMENT_VALIDATION_FAILURE = 121;

    private final MongoOperations mongo;
    private final DocumentFailures failures;
    private final Shape<T> shape;

    /**
     * What the rows are.
     *
     * @param collection where they go
     * @param document a row as a document
     * @param key a row's unique key besides its id
     * @param keyName what the key is called
     * @param characters about how long a row is
     * @param before told each batch before it is written
     */
    public record Shape<T>(
            String collection,
            Function<T, Document> document,
            Function<T, String> key,
            String keyName,
            Function<T, Integer> characters,
            Consumer<List<T>> before) {}

    /** An import by the connections of a template. */
    public BulkImport(MongoOperations mongo, DocumentFailures failures, Shape<T> shape) {
        this.mongo = mongo;
        this.failures = failures;
        this.shape = shape;
    }

    /** Inserts all rows. */
    public ImportReport run(Iterator<T> rows) {
        Tally tally = new Tally();
        List<T> batch = new ArrayList<>(MAX_ROWS);
        long characters = 0;
        while (rows.hasNext()) {
            T row = rows.next();
            batch.add(row);
            characters += shape.characters().apply(row);
            if (batch.size() == MAX_ROWS || characters >= MAX_CHARACTERS) {
                insert(batch, tally);
                batch.clear();
                characters = 0;
            }
        }
        if (!batch.isEmpty()) {
            insert(batch, tally);
        }
        return new ImportReport(tally.accepted, tally.rejected, tally.listed);
    }

    private void insert(List<T> batch, Tally tally) {
        failures.run(() -> shape.before().accept(batch));
        List<Document> documents = batch.stream().map(shape.document()).toList();
        List<BulkWriteError> errors = failures.write(() -> insertAll(documents));
        for (BulkWriteError error : errors) {
            tally.reject(new Rejection(
                    tally.seen + error.getIndex(), shape.key().apply(batch.get(error.getIndex())), reason(error)));
        }
        tally.seen += batch.size();
        tally.accepted += batch.size() - errors.size();
    }

    private List<BulkWriteError> insertAll(List<Document> documents) {
        MongoCollection<Document> collection = mongo.getCollection(shape.collection());
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            boolean rowsAtFault = e.getWriteErrors().stream().allMatch(BulkImport::isRowsFault);
            if (!rowsAtFault || e.getWriteConcernError() != null) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .sorted(Comparator.comparingInt(BulkWriteError::getIndex))
                    .toList();
        }
    }

    private static boolean isRowsFault(BulkWriteError error) {
        return error.getCode() == DUPLICATE_KEY || error.getCode() == DOCUMENT_VALIDATION_FAILURE;
    }

    private String reason(BulkWriteError error) {
        if (error.getCode() == DOCUMENT_VALIDATION_FAILURE) {
            return "refused by the collection's schema";
        }
        return error.getMessage().contains("index: _id_") ? "id is taken" : shape.keyName() + " is taken";
    }

    private static final class Tally {
        private long seen;
        private long accepted;
        private long rejected;
        private final List<Rejection> listed = new ArrayList<>();

        private void reject(Rejection rejection) {
            rejected++;
            if (listed.size() < ImportReport.MAX_LISTED) {
                listed.add(rejection);
            }
        }
    }
}
