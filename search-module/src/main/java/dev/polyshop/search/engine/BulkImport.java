package dev.polyshop.search.engine;

import dev.polyshop.contract.ImportReport;
import dev.polyshop.contract.ImportReport.Rejection;
import dev.polyshop.search.engine.Kind.Ref;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Brings in a stream of records by {@code _bulk}, each under a unique key, in batches of bounded size. While the
 * records of one batch are being indexed, the keys of the next are claimed: claims go in the order of the stream, so
 * that of two rows with one key the first goes in.
 */
public final class BulkImport {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_CHARACTERS = 4_000_000;

    private final Documents documents;
    private final UniqueKeys keys;

    /** Imports into these documents. */
    public BulkImport(Documents documents, UniqueKeys keys) {
        this.documents = documents;
        this.keys = keys;
    }

    /**
     * A record to bring in.
     *
     * @param name its unique key as reported
     * @param key its unique key's document
     * @param record the record
     * @param characters roughly how long it is
     */
    public record Row(String name, Ref<KeyDocument> key, Write.Create<? extends Keyed> record, int characters) {}

    private record Numbered(long index, Row row) {}

    /** Brings in all records of a kind; what is taken already is kept out and reported. */
    public <T> ImportReport run(Kind<?> kind, Iterator<T> records, Function<T, Row> toRow) {
        Progress progress = new Progress();
        Iterator<Row> rows = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public Row next() {
                return toRow.apply(records.next());
            }
        };
        try (ExecutorService indexing = Executors.newSingleThreadExecutor()) {
            CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
            Set<String> underWay = Set.of();
            long index = 0;
            while (rows.hasNext()) {
                List<Numbered> batch = batch(rows, index);
                index += batch.size();
                List<Claimed> claimed = claim(batch, underWay, progress);
                before.join();
                underWay = new HashSet<>(claimed.stream()
                        .map(each -> each.row().record().ref().id())
                        .toList());
                before = CompletableFuture.runAsync(() -> index(claimed, progress), indexing);
            }
            before.join();
            documents.refreshIfPromised(kind);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return progress.report();
    }

    private static List<Numbered> batch(Iterator<Row> rows, long from) {
        List<Numbered> batch = new ArrayList<>();
        long characters = 0;
        while (rows.hasNext() && batch.size() < MOST_ROWS && characters < MOST_CHARACTERS) {
            Row row = rows.next();
            batch.add(new Numbered(from + batch.size(), row));
            characters += row.characters();
        }
        return batch;
    }

    private record Claimed(long index, Row row, UniqueKeys.Claim claim) {}

    private List<Claimed> claim(List<Numbered> batch, Set<String> underWay, Progress progress) {
        Snapshot there = documents.getAll(
                batch.stream().map(each -> presence(each.row())).toList());
        Set<String> ids = new HashSet<>(underWay);
        Set<String> names = new HashSet<>();
        List<Numbered> fresh = new ArrayList<>();
        for (Numbered each : batch) {
            // A row kept out for its id leaves its key to later rows, and the other way round.
            String id = each.row().record().ref().id();
            if (there.has(presence(each.row())) || ids.contains(id)) {
                progress.reject(each, "its id is taken");
            } else if (names.contains(each.row().key().id())) {
                progress.reject(each, "its key is taken");
            } else {
                ids.add(id);
                names.add(each.row().key().id());
                fresh.add(each);
            }
        }
        List<Optional<UniqueKeys.Claim>> claims = keys.claimAll(fresh.stream()
                .map(each -> new UniqueKeys.Wish(
                        each.row().key(), each.row().record().ref()))
                .toList());
        List<Claimed> claimed = new ArrayList<>();
        for (int i = 0; i < fresh.size(); i++) {
            Numbered each = fresh.get(i);
            claims.get(i)
                    .ifPresentOrElse(
                            claim -> claimed.add(new Claimed(each.index(), each.row(), claim)),
                            () -> progress.reject(each, "its key is taken"));
        }
        return claimed;
    }

    private void index(List<Claimed> claimed, Progress progress) {
        List<Written<?>> written = documents.writeAll(
                claimed.stream().map(each -> each.row().record()).toList());
        List<UniqueKeys.Claim> released = new ArrayList<>();
        for (int i = 0; i < claimed.size(); i++) {
            if (written.get(i).done()) {
                progress.accept();
            } else {
                Claimed each = claimed.get(i);
                progress.reject(new Numbered(each.index(), each.row()), "its id is taken");
                released.add(each.claim());
            }
        }
        keys.release(released.toArray(UniqueKeys.Claim[]::new));
    }

    private static Ref<?> presence(Row row) {
        return row.record().ref().kind().presence().ref(row.record().ref().id());
    }

    private static final class Progress {

        private final List<Rejection> rejections = new ArrayList<>();
        private long accepted;
        private long rejected;

        synchronized void accept() {
            accepted++;
        }

        synchronized void reject(Numbered row, String reason) {
            rejected++;
            rejections.add(new Rejection(row.index(), row.row().name(), reason));
            if (rejections.size() > 2 * ImportReport.MAX_LISTED) {
                keepFirst();
            }
        }

        synchronized ImportReport report() {
            keepFirst();
            return new ImportReport(accepted, rejected, rejections);
        }

        /** Rows are rejected a little out of order. */
        private void keepFirst() {
            rejections.sort((a, b) -> Long.compare(a.index(), b.index()));
            if (rejections.size() > ImportReport.MAX_LISTED) {
                rejections.subList(ImportReport.MAX_LISTED, rejections.size()).clear();
            }
        }
    }
}
