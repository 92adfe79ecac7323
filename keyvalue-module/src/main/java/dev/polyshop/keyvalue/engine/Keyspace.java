package dev.polyshop.keyvalue.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names of a shop's keys: all begin with the shop's namespace in braces. The braces are Redis Cluster's hash tag:
 * they put all keys of one shop into one slot, so that a script may touch any of them together.
 *
 * @param prefix what every key begins with, as in <code>{shop}:</code>
 */
public record Keyspace(String prefix) {

    private static final int LONGEST_PART = 120;

    /** The keys of a namespace. */
    public static Keyspace of(String namespace) {
        return new Keyspace("{" + namespace + "}:");
    }

    /** A part of this keyspace with keys of its own. */
    public Keyspace within(String part) {
        return new Keyspace(prefix + part + ":");
    }

    /** A key of fixed words and ids, which hold no colon. */
    public String key(String words) {
        return prefix + words;
    }

    /** A key for a record, as in <code>{shop}:product:0190…</code>. */
    public String key(String kind, Object id) {
        return prefix + kind + ":" + id;
    }

    /**
     * A key that holds texts of users. A colon in them is escaped, so that two different lists of texts never make the
     * same key; a long text is replaced by its SHA-256.
     */
    public String keyOfTexts(String kind, String... texts) {
        StringBuilder key = new StringBuilder(prefix).append(kind);
        for (String text : texts) {
            key.append(':').append(part(text));
        }
        return key.toString();
    }

    /** The pattern that all keys meet, for SCAN. */
    public String pattern() {
        return prefix + "*";
    }

    private static String part(String text) {
        if (text.length() > LONGEST_PART) {
            return "#" + sha256(text);
        }
        if (text.indexOf(':') < 0 && text.indexOf('%') < 0 && text.indexOf('#') < 0) {
            return text;
        }
        return text.replace("%", "%25").replace(":", "%3A").replace("#", "%23");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
