package dev.polyshop.search.wiring;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.SettingsSimilarity;
import co.elastic.clients.elasticsearch.indices.TranslogDurability;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.search.engine.Documents;
import dev.polyshop.search.engine.Failures;
import dev.polyshop.search.engine.IndexOptions;
import dev.polyshop.search.engine.Kind;
import dev.polyshop.search.engine.Namespace;
import dev.polyshop.search.engine.Snapshot;
import dev.polyshop.search.engine.Write;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * Brings a namespace up to date: the changes below, in their order, each once, and each recorded in the index
 * {@code changes}. A change that was interrupted before it was recorded is made again, so each has to bear that.
 *
 * <p>The shop reads and writes by aliases. A mapping cannot be changed in place but for additions; a change that needs
 * another one makes the next generation of the index, copies, and moves the alias over.
 */
final class SearchMigrations {

    /**
     * A change that was made.
     *
     * @param id its number
     * @param description what it does
     * @param appliedAt when, in epoch milliseconds
     */
    @Document(indexName = "#{@namespace.alias('changes')}", createIndex = false)
    record AppliedChange(@Id String id, String description, long appliedAt) {

        static final Kind<AppliedChange> KIND = Kind.of("changes", AppliedChange.class);
    }

    private record Change(String id, String description, List<String> indices) {}

    /** Only ever added to. */
    private static final List<Change> CHANGES = List.of(new Change(
            "001",
            "the shop's indices, unique keys and decisions over units beside the records themselves",
            List.of("keys", "products", "stock", "customers", "carts", "orders", "coupons", "reviews", "commits")));

    /**
     * For texts of a few words, where a word that is said again says little more (a lower {@code k1} than BM25's
     * customary 1.2): so a name that has it is above a description that repeats it.
     */
    private static final SettingsSimilarity BM25_OF_SHORT_TEXTS = SettingsSimilarity.of(
            similarity -> similarity.bm25(bm25 -> bm25.k1(0.4).b(0.75)));

    /** The name that {@code products.json} knows it by. */
    private static final String PRODUCT_TEXT = "product_text";

    private final ElasticsearchClient client;
    private final Documents documents;
    private final Namespace namespace;
    private final IndexOptions options;
    private final Clock clock;

    SearchMigrations(
            ElasticsearchClient client, Documents documents, Namespace namespace, IndexOptions options, Clock clock) {
        this.client = client;
        this.documents = documents;
        this.namespace = namespace;
        this.options = options;
        this.clock = clock;
    }

    /**
     * Makes the changes that were not made yet.
     *
     * @throws StoreUnavailableException if the prefix has indices that are not Polyshop's: closing would remove them
     */
    void migrate() {
        refuseForeign();
        create(AppliedChange.KIND.name());
        Snapshot applied = documents.getAll(CHANGES.stream()
                .map(change -> AppliedChange.KIND.ref(change.id()))
                .toList());
        if (applied.has(AppliedChange.KIND.ref(CHANGES.getFirst().id()))) {
            adjustSettings();
        }
        for (Change change : CHANGES) {
            if (!applied.has(AppliedChange.KIND.ref(change.id()))) {
                createAll(change.indices());
                documents.write(new Write.Create<>(
                        AppliedChange.KIND.ref(change.id()),
                        new AppliedChange(change.id(), change.description(), clock.millis())));
            }
        }
    }

    /** The record of changes is made before any other index, so that its absence tells that the others are foreign. */
    private void refuseForeign() {
        Set<String> there = indices();
        if (!there.isEmpty() && !there.contains(namespace.index(AppliedChange.KIND.name(), 1))) {
            throw new StoreUnavailableException("Elasticsearch has indices " + namespace.pattern()
                    + " that Polyshop did not make: choose another namespace, or remove them");
        }
    }

    private Set<String> indices() {
        return Failures.reading(() -> client.indices().get(get -> get.index(namespace.pattern())))
                .indices()
                .keySet();
    }

    /** Side by side: the master node publishes several new indices in one cluster state. */
    private void createAll(List<String> kinds) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> creations = kinds.stream()
                    .map(kind -> CompletableFuture.runAsync(() -> create(kind), threads))
                    .toList();
            CompletableFuture.allOf(creations.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Makes the first generation of an index with its alias; one that is there already is left as it is. */
    void create(String kind) {
        var unused = Failures.writing(() -> {
            try (InputStream mapping = mapping(kind)) {
                return client.indices()
                        .create(index -> index.index(namespace.index(kind, 1))
                                .aliases(namespace.alias(kind), alias -> alias.isWriteIndex(true))
                                // One shard: counts and rankings are exact, and a shard holds far more than a shop.
                                .settings(settings -> settings.numberOfShards("1")
                                        .autoExpandReplicas("0-1")
                                        .refreshInterval(interval -> interval.time(options.refreshInterval()))
                                        .translog(translog -> translog.durability(durability()))
                                        .similarity(PRODUCT_TEXT, BM25_OF_SHORT_TEXTS))
                                .mappings(mappings -> mappings.withJson(mapping)))
                        .acknowledged();
            } catch (ElasticsearchException e) {
                if ("resource_already_exists_exception".equals(e.error().type())) {
                    return true;
                }
                throw e;
            }
        });
    }

    /** Removes all indices by their names: a server that is well set up refuses to remove any by a pattern. */
    void drop() {
        List<String> indices = List.copyOf(indices());
        if (!indices.isEmpty()) {
            var unused = Failures.writing(() -> client.indices().delete(delete -> delete.index(indices)));
        }
    }

    /** A namespace that was kept from before gets the settings of now. */
    private void adjustSettings() {
        var unused = Failures.writing(() -> client.indices()
                .putSettings(put -> put.index(namespace.pattern())
                        .settings(settings -> settings.refreshInterval(
                                        interval -> interval.time(options.refreshInterval()))
                                .translog(translog -> translog.durability(durability())))));
    }

    private TranslogDurability durability() {
        return options.durability().equals("async") ? TranslogDurability.Async : TranslogDurability.Request;
    }

    private static InputStream mapping(String kind) throws IOException {
        InputStream in = SearchMigrations.class.getResourceAsStream("mappings/" + kind + ".json");
        if (in == null) {
            throw new IOException("mappings/" + kind + ".json is missing on the class path");
        }
        return in;
    }
}
