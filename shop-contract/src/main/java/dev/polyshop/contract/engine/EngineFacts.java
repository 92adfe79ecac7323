package dev.polyshop.contract.engine;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What serves a store, as printed beside every result. Never a password.
 *
 * @param product what answered, by its own account, as in {@code PostgreSQL}
 * @param version its version, by its own account
 * @param way how it is reached
 * @param standIn whether it stands in for the product and is not it: its verdicts and numbers are named as such
 * @param note what a reader has to know, in a sentence, such as how to get the real one; may be empty
 * @param address where it listens, without user and password
 * @param settings the server's settings that decide what a result is worth, as read from the server: {@code fsync},
 *     isolation default, write concern, {@code appendfsync}, {@code refresh_interval}
 */
public record EngineFacts(
        String product,
        String version,
        EngineWay way,
        boolean standIn,
        String note,
        String address,
        Map<String, String> settings) {

    /** Keeps its own sorted copy of the settings. */
    public EngineFacts {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /** The same, with something more for a reader to know; an empty text adds nothing. */
    public EngineFacts noting(String more) {
        String both = note.isEmpty() || more.isEmpty() ? note + more : note + ". " + more;
        return new EngineFacts(product, version, way, standIn, both, address, settings);
    }
}
