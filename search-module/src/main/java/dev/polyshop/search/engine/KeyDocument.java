package dev.polyshop.search.engine;

import dev.polyshop.search.engine.Kind.Ref;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;

/**
 * Says which record a unique key belongs to. Elasticsearch has no unique fields but {@code _id}: so what has to be
 * unique (a SKU, an email address, an idempotency key) is the {@code _id} of a small document of its own.
 *
 * @param id the kind of key and the key itself
 * @param owner the id of the record that has it
 * @param since when it was claimed, in epoch milliseconds
 */
@Document(indexName = "#{@namespace.alias('keys')}", createIndex = false)
public record KeyDocument(@Id String id, String owner, long since) {

    /** The index of keys. */
    public static final Kind<KeyDocument> KIND = Kind.of("keys", KeyDocument.class);

    /** The longest {@code _id} that Elasticsearch takes is 512 bytes. */
    private static final int LONGEST = 400;

    /** The key's document; a key too long for an {@code _id} stands there by its SHA-256. */
    public static Ref<KeyDocument> ref(String kind, String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        return KIND.ref(kind + ":" + (bytes.length <= LONGEST ? key : "#" + sha256(bytes)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
