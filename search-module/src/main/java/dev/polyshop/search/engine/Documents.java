package dev.polyshop.search.engine;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetOperation;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import dev.polyshop.contract.OutcomeUnknownException;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.search.engine.Kind.Presence;
import dev.polyshop.search.engine.Kind.Ref;
import dev.polyshop.search.engine.Stored.Revision;
import dev.polyshop.search.engine.Write.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.elasticsearch.core.convert.ElasticsearchConverter;
import org.springframework.data.elasticsearch.core.document.Document;

/**
 * The documents of a store by id, past the search index: reads are realtime gets, which see every acknowledged write
 * although searches do not see it yet, and writes may be conditional on the state read. Mapped by Spring Data's
 * converter; sent by the native client, for Spring Data's templates have neither multi-gets over several indices nor
 * bulks of conditional writes whose conflicts are answers instead of failures.
 */
public final class Documents {

    /**
     * The same preference for all reads leads them to the same copy of a shard, where there are several: a later read
     * never sees an older state.
     */
    public static final String ONE_COPY = "polyshop";

    private static final Revision NONE = new Revision(-1, -1);

    private final ElasticsearchClient client;
    private final ElasticsearchConverter converter;
    private final Namespace namespace;
    private final IndexOptions options;
    private final Claims claims;

    /** Documents under a namespace. */
    public Documents(
            ElasticsearchClient client, ElasticsearchConverter converter, Namespace namespace, IndexOptions options) {
        this.client = client;
        this.converter = converter;
        this.namespace = namespace;
        this.options = options;
        this.claims = new Claims(this);
    }

    /** Changes of several documents as one. */
    public Claims claims() {
        return claims;
    }

    /** The document, if it is there. */
    public <T> Optional<Stored<T>> get(Ref<T> ref) {
        return getAll(List.of(ref)).get(ref);
    }

    /** Some documents, of one kind or several, in one round trip. */
    public Snapshot getAll(Collection<? extends Ref<?>> refs) {
        List<Ref<?>> distinct = new ArrayList<>(new LinkedHashSet<>(refs));
        if (distinct.isEmpty()) {
            return new Snapshot(Map.of());
        }
        List<MultiGetOperation> asked = distinct.stream().map(this::operation).toList();
        @SuppressWarnings("rawtypes")
        MgetResponse<Map> answer = Failures.reading(
                () -> client.mget(get -> get.preference(ONE_COPY).docs(asked), Map.class));
        Map<Ref<?>, Stored<?>> found = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            Ref<?> ref = distinct.get(i);
            read(ref, answer.docs().get(i)).ifPresent(stored -> found.put(ref, stored));
        }
        return new Snapshot(found);
    }

    /** Writes one document. */
    @SuppressWarnings("unchecked") // The answer is to this very write.
    public <T> Written<T> write(Write<T> write) {
        return (Written<T>) writeAll(List.of(write)).getFirst();
    }

    /** Writes one document. */
    public List<Written<?>> writeAll(Write<?>... writes) {
        return writeAll(Arrays.asList(writes));
    }

    /** Writes some documents in one round trip: each by itself, in no order, and with an outcome of its own. */
    public List<Written<?>> writeAll(List<? extends Write<?>> writes) {
        return writeAll(writes, Refresh.False);
    }

    /**
     * Writes a document that lists and searches show. With the store's option {@code refresh=wait_for} it is
     * acknowledged once they do.
     */
    @SuppressWarnings("unchecked") // The answer is to this very write.
    public <T> Written<T> show(Write<T> write) {
        return (Written<T>) showAll(List.of(write)).getFirst();
    }

    /** Writes some documents that lists and searches show. */
    public List<Written<?>> showAll(List<? extends Write<?>> writes) {
        return writeAll(writes, options.onWrite());
    }

    private List<Written<?>> writeAll(List<? extends Write<?>> writes, Refresh refresh) {
        if (writes.stream().noneMatch(write -> write.blockedBy().isPresent())) {
            return send(writes, refresh);
        }
        List<Write<?>> free = new ArrayList<>();
        for (Write<?> write : writes) {
            write.blockedBy()
                    .ifPresentOrElse(attempt -> claims.resolveIfLeft(write.ref(), attempt), () -> free.add(write));
        }
        Iterator<Written<?>> sent = send(free, refresh).iterator();
        List<Written<?>> all = new ArrayList<>();
        for (Write<?> write : writes) {
            all.add(write.blockedBy().isPresent() ? new Written<>(write, Outcome.CONFLICT, NONE) : sent.next());
        }
        return all;
    }

    private List<Written<?>> send(List<? extends Write<?>> writes, Refresh refresh) {
        if (writes.isEmpty()) {
            return List.of();
        }
        List<BulkOperation> operations = writes.stream().map(this::operation).toList();
        BulkResponse answer = Failures.writing(
                () -> client.bulk(bulk -> bulk.operations(operations).refresh(refresh)));
        List<Written<?>> written = new ArrayList<>(writes.size());
        for (int i = 0; i < writes.size(); i++) {
            written.add(outcome(writes.get(i), answer.items().get(i), answer));
        }
        return written;
    }

    /** Makes all acknowledged writes of these kinds visible to searches. */
    public void refresh(Kind<?>... kinds) {
        List<String> indices =
                Arrays.stream(kinds).map(kind -> namespace.alias(kind.name())).toList();
        var unused = Failures.reading(() -> client.indices().refresh(refresh -> refresh.index(indices)));
    }

    /** After many writes at once: makes them visible, where the store's option promises that of a write. */
    void refreshIfPromised(Kind<?>... kinds) {
        if (options.seesWritesAtOnce()) {
            refresh(kinds);
        }
    }

    private MultiGetOperation operation(Ref<?> ref) {
        return MultiGetOperation.of(get -> get.index(namespace.alias(ref.kind().name()))
                .id(ref.id())
                .source(source -> ref.kind().fields().isEmpty()
                        ? source.fetch(!ref.kind().type().equals(Presence.class))
                        : source.filter(filter -> filter.includes(ref.kind().fields()))));
    }

    private BulkOperation operation(Write<?> write) {
        String index = namespace.alias(write.ref().kind().name());
        String id = write.ref().id();
        return switch (write) {
            case Write.Create<?> create ->
                BulkOperation.of(
                        bulk -> bulk.create(item -> item.index(index).id(id).document(source(create.content()))));
            case Write.Put<?> put ->
                BulkOperation.of(
                        bulk -> bulk.index(item -> item.index(index).id(id).document(source(put.content()))));
            case Write.Replace<?> replace ->
                BulkOperation.of(bulk -> bulk.index(item -> item.index(index)
                        .id(id)
                        .ifSeqNo(replace.expected().seqNo())
                        .ifPrimaryTerm(replace.expected().primaryTerm())
                        .document(source(replace.content()))));
            case Write.Delete<?> delete ->
                BulkOperation.of(bulk -> bulk.delete(item -> item.index(index).id(id)));
            case Write.Remove<?> remove ->
                BulkOperation.of(bulk -> bulk.delete(item -> item.index(index)
                        .id(id)
                        .ifSeqNo(remove.expected().seqNo())
                        .ifPrimaryTerm(remove.expected().primaryTerm())));
            case Write.Confirm<?> confirm ->
                BulkOperation.of(bulk -> bulk.update(item -> {
                    confirm.expected()
                            .ifPresent(state -> item.ifSeqNo(state.seqNo()).ifPrimaryTerm(state.primaryTerm()));
                    return item.index(index).id(id).action(nothing -> nothing.doc(Map.of()));
                }));
        };
    }

    /** The JSON of a document, as a map. */
    @SuppressWarnings("unchecked") // A map is a JSON object already.
    Map<String, Object> source(Object content) {
        return content instanceof Map<?, ?> map ? (Map<String, Object>) map : converter.mapObject(content);
    }

    private <T> Optional<Stored<T>> read(Ref<T> ref, @SuppressWarnings("rawtypes") MultiGetResponseItem<Map> item) {
        if (item.isFailure()) {
            ErrorCause error = item.failure().error();
            throw new StoreUnavailableException("Elasticsearch cannot read "
                    + ref.kind().name() + " " + ref.id() + ": " + error.type() + ", " + error.reason());
        }
        @SuppressWarnings("rawtypes")
        GetResult<Map> result = item.result();
        if (!result.found()) {
            return Optional.empty();
        }
        Revision revision =
                new Revision(Objects.requireNonNull(result.seqNo()), Objects.requireNonNull(result.primaryTerm()));
        return Optional.of(new Stored<>(ref, content(ref, result.source()), revision));
    }

    @SuppressWarnings("unchecked") // A JSON object has texts as keys.
    private <T> T content(Ref<T> ref, @org.jspecify.annotations.Nullable Map<?, ?> source) {
        Class<T> type = ref.kind().type();
        if (source == null) {
            return type.cast(new Presence());
        }
        if (type.equals(Map.class)) {
            return type.cast(source);
        }
        Document document = Document.from((Map<String, Object>) source);
        document.setId(ref.id());
        return converter.read(type, document);
    }

    private static <T> Written<T> outcome(Write<T> write, BulkResponseItem item, BulkResponse answer) {
        ErrorCause error = item.error();
        boolean missing =
                item.status() == 404 && (error == null || Objects.equals(error.type(), "document_missing_exception"));
        if (missing) {
            return new Written<>(write, Outcome.MISSING, NONE);
        }
        if (error == null) {
            return new Written<>(
                    write,
                    Outcome.DONE,
                    new Revision(Objects.requireNonNull(item.seqNo()), Objects.requireNonNull(item.primaryTerm())));
        }
        if (item.status() == 409) {
            return new Written<>(write, Outcome.CONFLICT, NONE);
        }
        String message = "Elasticsearch did not write " + write.ref().kind().name() + " "
                + write.ref().id() + " (" + error.type() + ", " + error.reason() + ")";
        boolean partly = answer.items().stream().anyMatch(other -> other.error() == null);
        throw partly || Failures.isDoubtful(item.status())
                ? new OutcomeUnknownException(
                        message + ", but may have, or others with it: repeat it with the same key")
                : new StoreUnavailableException(message + ": try again, or look at its disk and its log");
    }
}
