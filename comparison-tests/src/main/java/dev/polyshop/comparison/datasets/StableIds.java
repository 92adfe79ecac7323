package dev.polyshop.comparison.datasets;

import dev.polyshop.contract.TimeOrderedUuid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Ids for rows that bring a name of their own: the same name at the same time gives the same id in every run. */
public final class StableIds {

    private StableIds() {}

    /**
     * An id.
     *
     * @param at what it is ordered by
     * @param kind what it names, as in {@code uci/customer}: the same name of another kind gives another id
     * @param name the row's own key
     */
    public static UUID of(Instant at, String kind, String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest((kind + "/" + name).getBytes(StandardCharsets.UTF_8));
            return TimeOrderedUuid.of(at, ByteBuffer.wrap(hash).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
