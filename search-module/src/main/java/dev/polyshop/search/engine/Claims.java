package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.polyshop.search.engine.CommitRecord.Change;
import dev.polyshop.search.engine.Kind.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Several documents changed as one, by claims: an attempt writes its name into all of them, each on the condition that
 * it is still as it was read, and in place of those that were not there creates what says so; creates its
 * {@link CommitRecord}, which decides; and writes the documents anew, without the claims. While a document is claimed
 * it can be read, as it was before, and nobody else changes it. Who finds a claim of somebody who is gone decides
 * against the attempt, unless it was decided for already: then they carry it out.
 */
public final class Claims {

    /** For so long an attempt that was decided against is remembered: longer than any client is stalled and goes on. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Documents documents;
    private final JsonMapper json = JsonMapper.shared();
    private final Patience patience = new Patience();

    Claims(Documents documents) {
        this.documents = documents;
    }

    /**
     * A change of one document within a whole.
     *
     * @param ref which document
     * @param isNew whether it is to be created; otherwise it is claimed
     * @param wanted what it shall be; empty if it shall not be there
     */
    public record Wanted<T>(Ref<T> ref, boolean isNew, Optional<T> wanted) {}

    /** The document once it is not claimed. */
    public <T extends Claimable<T>> Optional<Stored<T>> awaitFree(Ref<T> ref) {
        Backoff backoff = new Backoff(ref.kind().name() + " " + ref.id());
        while (true) {
            Optional<Stored<T>> stored = documents.get(ref);
            Optional<String> claim = stored.flatMap(Stored::claim);
            if (claim.isEmpty()) {
                return stored;
            }
            resolveIfLeft(ref, claim.get());
            backoff.pause();
        }
    }

    /**
     * Claims documents; false if one of them is not as it was read any more, and then none is claimed.
     *
     * @param read documents that are there, as they were read
     * @param absences what is created, in the attempt's name, in place of documents that were not there: the document
     *     itself with nothing in it, or a {@linkplain #absence key} that says that somebody counts on its absence
     */
    public boolean claim(
            Attempts.Attempt attempt,
            List<? extends Stored<? extends Claimable<?>>> read,
            List<Write.Create<?>> absences) {
        List<Write<?>> writes = new ArrayList<>(absences);
        read.forEach(each -> writes.add(claimed(each, attempt)));
        List<Written<?>> written = documents.writeAll(writes);
        if (written.stream().allMatch(Written::done)) {
            return true;
        }
        written.stream()
                .filter(Written::done)
                .forEach(each -> release(each.write().ref(), attempt.id()));
        written.stream().filter(Written::conflict).forEach(this::resolveAbsence);
        return false;
    }

    /** Says that a document is not there, and that an attempt counts on it or is about to create it. */
    public static Write.Create<KeyDocument> absence(Ref<?> ref, Attempts.Attempt attempt) {
        Ref<KeyDocument> key = KeyDocument.ref("absent", ref.kind().name() + ":" + ref.id());
        return new Write.Create<>(
                key, new KeyDocument(key.id(), attempt.id(), Instant.now().toEpochMilli()));
    }

    /** Decides for the attempt and carries it out; false if somebody has decided against it before. */
    public boolean commit(Attempts.Attempt attempt, List<Wanted<?>> whole) {
        CommitRecord record = new CommitRecord(
                attempt.id(),
                true,
                Instant.now().toEpochMilli(),
                whole.stream().map(this::change).toList());
        if (!documents
                .write(new Write.Create<>(CommitRecord.KIND.ref(attempt.id()), record))
                .done()) {
            for (Wanted<?> each : whole) {
                release(each.ref(), attempt.id());
            }
            return false;
        }
        Failures.afterWriting(() -> carryOut(record));
        return true;
    }

    /** Gives claims back, nothing being changed. */
    public void release(Attempts.Attempt attempt, List<Wanted<?>> claimed) {
        claimed.forEach(each -> release(each.ref(), attempt.id()));
    }

    /** Carries out what was decided and not carried out, and forgets what is long over. */
    public void sweep(Scan scan) {
        Query all = Query.of(query -> query.matchAll(match -> match));
        scan.ids(
                CommitRecord.KIND,
                all,
                ids -> ids.forEach(id -> documents
                        .get(CommitRecord.KIND.ref(id))
                        .map(Stored::content)
                        .ifPresent(this::finish)));
    }

    /** Ends the claim of an attempt that is gone, for whoever finds it in the way. */
    void resolveIfLeft(Ref<?> ref, String attempt) {
        if (!patience.isOver(attempt)) {
            return;
        }
        Ref<CommitRecord> record = CommitRecord.KIND.ref(attempt);
        documents.write(new Write.Create<>(
                record, CommitRecord.aborted(attempt, Instant.now().toEpochMilli())));
        documents
                .get(record)
                .map(Stored::content)
                .filter(CommitRecord::committed)
                .ifPresent(this::carryOut);
        release(ref, attempt);
    }

    /** A key that stands for an absence may have been left by its attempt. */
    private void resolveAbsence(Written<?> lost) {
        if (lost.write() instanceof Write.Create<?> create && create.content() instanceof KeyDocument) {
            documents
                    .get(KeyDocument.KIND.ref(create.ref().id()))
                    .ifPresent(key -> resolveIfLeft(key.ref(), key.content().owner()));
        }
    }

    private void finish(CommitRecord record) {
        Instant since = Instant.ofEpochMilli(record.since());
        if (record.committed()) {
            carryOut(record);
        } else if (since.isBefore(Instant.now().minus(REMEMBERED))) {
            documents.write(new Write.Delete<>(CommitRecord.KIND.ref(record.id())));
        }
    }

    /** By the attempt itself, or by others, or by both at once: each document is written by the first of them. */
    private void carryOut(CommitRecord record) {
        List<Change> left = record.changes();
        while (!left.isEmpty()) {
            List<Change> now = left;
            Snapshot snapshot = documents.getAll(now.stream().map(Claims::whole).toList());
            List<Change> writing = new ArrayList<>();
            List<Write<?>> writes = new ArrayList<>();
            for (Change change : now) {
                write(change, snapshot.get(whole(change)), record.id()).ifPresent(write -> {
                    writing.add(change);
                    writes.add(write);
                });
            }
            List<Written<?>> written = documents.showAll(writes);
            List<Change> lost = new ArrayList<>();
            for (int i = 0; i < written.size(); i++) {
                if (written.get(i).conflict() && !writing.get(i).isNew()) {
                    lost.add(writing.get(i));
                }
            }
            left = lost;
        }
        documents.write(new Write.Delete<>(CommitRecord.KIND.ref(record.id())));
    }

    private Optional<Write<Map<String, Object>>> write(
            Change change, Optional<Stored<Map<String, Object>>> now, String attempt) {
        if (change.isNew()) {
            return now.isPresent() || change.source() == null
                    ? Optional.empty()
                    : Optional.of(new Write.Create<>(whole(change), parse(change.source())));
        }
        return now.filter(stored -> isClaimedBy(stored, attempt))
                .map(stored -> change.source() == null
                        ? new Write.Remove<>(stored.ref(), stored.revision(), Optional.empty())
                        : new Write.Replace<>(
                                stored.ref(), parse(change.source()), stored.revision(), Optional.empty()));
    }

    private void release(Ref<?> ref, String attempt) {
        Ref<Map<String, Object>> whole = whole(ref.kind().name(), ref.id());
        while (true) {
            Optional<Stored<Map<String, Object>>> now =
                    documents.get(whole).filter(stored -> isClaimedBy(stored, attempt));
            if (now.isEmpty()
                    || documents.write(free(now.get(), ref.kind().name())).done()) {
                return;
            }
        }
    }

    private static Write<Map<String, Object>> free(Stored<Map<String, Object>> claimed, String kind) {
        if (kind.equals(KeyDocument.KIND.name())) {
            return new Write.Remove<>(claimed.ref(), claimed.revision(), Optional.empty());
        }
        Map<String, Object> free = new HashMap<>(claimed.content());
        free.remove("claimedBy");
        return new Write.Replace<>(claimed.ref(), free, claimed.revision(), Optional.empty());
    }

    /** A document names who has claimed it; a key of an absence belongs to that attempt. */
    private static boolean isClaimedBy(Stored<Map<String, Object>> stored, String attempt) {
        return attempt.equals(stored.content().get("claimedBy"))
                || attempt.equals(stored.content().get("owner"));
    }

    private <T> Change change(Wanted<T> wanted) {
        return new Change(
                wanted.ref().kind().name(),
                wanted.ref().id(),
                wanted.isNew(),
                wanted.wanted()
                        .map(content -> json.writeValueAsString(documents.source(content)))
                        .orElse(null));
    }

    @SuppressWarnings("unchecked") // A JSON object has texts as keys.
    private Map<String, Object> parse(String source) {
        return json.readValue(source, Map.class);
    }

    /** A claim is only laid on a document that nobody else has claimed. */
    private static <T extends Claimable<?>> Write<?> claimed(Stored<T> read, Attempts.Attempt attempt) {
        return new Write.Replace<>(
                new Ref<>(
                        Kind.of(read.ref().kind().name(), Object.class),
                        read.ref().id()),
                read.content().withClaim(attempt.id()),
                read.revision(),
                read.claim());
    }

    private static Ref<Map<String, Object>> whole(Change change) {
        return whole(change.kind(), change.document());
    }

    @SuppressWarnings("unchecked") // Any JSON object is one.
    private static Ref<Map<String, Object>> whole(String kind, String id) {
        return Kind.of(kind, (Class<Map<String, Object>>) (Class<?>) Map.class).ref(id);
    }
}
