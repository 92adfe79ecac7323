package dev.polyshop.search.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * The decision over an attempt to change several documents as one: whoever creates this document first decides. It is
 * the moment at which the whole change happens; what follows only carries it out.
 *
 * @param id the attempt
 * @param committed whether the change counts; if not, it never will
 * @param since when it was decided, in epoch milliseconds
 * @param changes what the documents shall be, for whoever carries it out
 */
@Document(indexName = "#{@namespace.alias('commits')}", createIndex = false)
record CommitRecord(@Id String id, boolean committed, long since, List<Change> changes) {

    /** The index of decisions. */
    static final Kind<CommitRecord> KIND = Kind.of("commits", CommitRecord.class);

    /**
     * What one document shall be.
     *
     * @param kind its kind
     * @param document its id
     * @param isNew whether it is not there yet
     * @param source its new source as JSON, with no claim on it; none if it shall be gone
     */
    record Change(
            String kind,
            String document,
            boolean isNew,
            @Nullable String source) {}

    /** That this attempt shall never count. */
    static CommitRecord aborted(String attempt, long now) {
        return new CommitRecord(attempt, false, now, List.of());
    }
}
