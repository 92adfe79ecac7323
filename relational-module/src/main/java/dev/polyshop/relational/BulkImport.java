package dev.polyshop.relational;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.ImportReport.Rejection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Brings in a stream of records batch by batch, so that memory stays bounded, and reports those whose keys are taken. A
 * batch is one transaction; which of its records are new, the unique indexes decide ({@code ON CONFLICT DO NOTHING}).
 *
 * @param <T> the kind of record
 */
public final class BulkImport<T> {

    private static final int BATCH_ROWS = 5_000;
    private static final int BATCH_WEIGHT = 4_000_000;

    private static final int MANY_ROWS = 1_000;

    private final Target<T> target;

    /** What a kind of record says of itself, and how a batch of it is stored. */
    public interface Target<T> {

        /** Its id. */
        UUID id(T row);

        /** Its other unique key, as named in the report. */
        String key(T row);

        /** What that key is called, as in {@code SKU}. */
        String keyName();

        /** The form in which that key is unique. */
        default String uniqueForm(T row) {
            return key(row);
        }

        /** About how many characters it has. */
        int weight(T row);

        /** Stores those whose keys are free, in one transaction; returns their ids. */
        Set<UUID> store(List<T> batch);

        /** Those of the ids that are taken. */
        Set<UUID> taken(Set<UUID> ids);

        /** Puts the tables in order after many rows came in. */
        void tidyUp();
    }

    /** Into a target. */
    public BulkImport(Target<T> target) {
        this.target = target;
    }

    /** Brings in the whole stream. */
    public ImportReport load(Iterator<T> rows) {
        Progress progress = new Progress();
        Batch batch = new Batch(0);
        for (long index = 0; rows.hasNext(); index++) {
            T row = rows.next();
            if (batch.isFull() || batch.holdsKeyOf(row)) {
                // A key that this very batch holds: whether it is taken shows when the batch is stored.
                progress.store(batch);
                batch = new Batch(index);
            }
            batch.add(row);
        }
        progress.store(batch);
        if (progress.accepted >= MANY_ROWS) {
            target.tidyUp();
        }
        return new ImportReport(progress.accepted, progress.rejected, progress.listed);
    }

    private final class Batch {
        private final long firstIndex;
        private final List<T> rows = new ArrayList<>();
        private final Set<UUID> ids = new HashSet<>();
        private final Set<String> keys = new HashSet<>();
        private int weight;

        Batch(long firstIndex) {
            this.firstIndex = firstIndex;
        }

        boolean isFull() {
            return rows.size() >= BATCH_ROWS || weight >= BATCH_WEIGHT;
        }

        boolean holdsKeyOf(T row) {
            return ids.contains(target.id(row)) || keys.contains(target.uniqueForm(row));
        }

        void add(T row) {
            rows.add(row);
            ids.add(target.id(row));
            keys.add(target.uniqueForm(row));
            weight += target.weight(row);
        }
    }

    private final class Progress {
        private final List<Rejection> listed = new ArrayList<>();
        private long accepted;
        private long rejected;

        void store(Batch batch) {
            if (batch.rows.isEmpty()) {
                return;
            }
            Set<UUID> stored = target.store(batch.rows);
            accepted += stored.size();
            if (stored.size() < batch.rows.size()) {
                reject(batch, stored);
            }
        }

        private void reject(Batch batch, Set<UUID> stored) {
            Set<UUID> left = new HashSet<>(batch.ids);
            left.removeAll(stored);
            Set<UUID> takenIds = target.taken(left);
            for (int i = 0; i < batch.rows.size(); i++) {
                T row = batch.rows.get(i);
                if (left.contains(target.id(row))) {
                    rejected++;
                    if (listed.size() < ImportReport.MAX_LISTED) {
                        String reason =
                                "the " + (takenIds.contains(target.id(row)) ? "id" : target.keyName()) + " is taken";
                        listed.add(new Rejection(batch.firstIndex + i, target.key(row), reason));
                    }
                }
            }
        }
    }
}
