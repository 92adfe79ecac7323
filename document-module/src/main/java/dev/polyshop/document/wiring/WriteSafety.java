package dev.polyshop.document.wiring;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import dev.polyshop.contract.InvalidDataException;
import java.util.Map;

/**
 * How safe an acknowledged write is. By default it is on a majority of the members and in the journal ({@code w:
 * majority, j: true}), and reads see only such writes.
 *
 * @param majority whether a majority has to have it, and not just the primary
 * @param journal whether it has to be in the journal, which is flushed to disk, and not just in memory
 */
record WriteSafety(boolean majority, boolean journal) {

    /**
     * By a store's options {@code w} ({@code majority} or {@code 1}) and {@code journal} ({@code true} or
     * {@code false}).
     *
     * @throws InvalidDataException if one has another value
     */
    static WriteSafety of(Map<String, String> options) {
        return new WriteSafety(choice(options, "w", "majority", "1"), choice(options, "journal", "true", "false"));
    }

    private static boolean choice(Map<String, String> options, String name, String safe, String fast) {
        String value = options.getOrDefault(name, safe);
        if (!value.equals(safe) && !value.equals(fast)) {
            throw new InvalidDataException("option " + name + " is " + safe + " or " + fast + ", not " + value);
        }
        return value.equals(safe);
    }

    WriteConcern writeConcern() {
        return (majority ? WriteConcern.MAJORITY : WriteConcern.W1).withJournal(journal);
    }

    /** What only the primary has could not be read back with read concern {@code majority}. */
    void applyTo(MongoClientSettings.Builder settings) {
        settings.writeConcern(writeConcern())
                .readConcern(majority ? ReadConcern.MAJORITY : ReadConcern.LOCAL)
                .readPreference(ReadPreference.primary());
    }
}
