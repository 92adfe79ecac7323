package dev.polyshop.contract;

import java.util.List;

/**
 * What became of a bulk import.
 *
 * @param accepted how many rows are in the store now because of this import
 * @param rejections the rows kept out, in the order given, at most {@value #MAX_LISTED}
 * @param rejected how many rows were kept out, listed or not
 */
public record ImportReport(long accepted, long rejected, List<Rejection> rejections) {

    /** How many rejections are listed; more are only counted. */
    public static final int MAX_LISTED = 1_000;

    /** Keeps its own copy of the list. */
    public ImportReport {
        rejections = List.copyOf(rejections);
    }

    /**
     * One row kept out.
     *
     * @param index the row's place in the stream, from 0
     * @param key the row's unique key: the SKU, the email address or the idempotency key
     * @param reason why, in a few words
     */
    public record Rejection(long index, String key, String reason) {}
}
