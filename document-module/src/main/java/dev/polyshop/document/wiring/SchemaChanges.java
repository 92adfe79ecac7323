package dev.polyshop.document.wiring;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.document.engine.Resources;
import dev.polyshop.document.engine.ServerAbilities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * The schema of a namespace: an ordered list of changes, each a file of commands, each recorded in the collection
 * {@value #COLLECTION} once it was made. Every command may be repeated, so that a change that was cut short, or that
 * two processes make at once, ends well. The first one marks the database as Polyshop's.
 */
final class SchemaChanges {

    /** Where the changes made are recorded, by name. */
    static final String COLLECTION = "schemaChanges";

    private static final int NAMESPACE_EXISTS = 48;

    private static final List<String> CHANGES =
            List.of("001-products", "002-customers", "003-carts", "004-orders", "005-reviews", "007-settled");
    /** Made only where the server has text indexes; made later, if it gains them. */
    private static final List<String> TEXT_CHANGES = List.of("006-text");

    private final MongoDatabase database;

    SchemaChanges(MongoDatabase database) {
        this.database = database;
    }

    /** Makes the changes that are not recorded yet, in order. */
    void apply(ServerAbilities abilities) {
        Set<String> made = new HashSet<>();
        database.getCollection(COLLECTION)
                .find(new Document("appliedAt", new Document("$exists", true)))
                .forEach(change -> made.add(change.getString("_id")));
        CHANGES.stream().filter(change -> !made.contains(change)).forEach(change -> make(change, abilities));
        if (abilities.text()) {
            TEXT_CHANGES.stream().filter(change -> !made.contains(change)).forEach(change -> make(change, abilities));
        }
    }

    /**
     * Marks the database as Polyshop's by the first change, recorded as begun.
     *
     * @throws StoreUnavailableException if it holds collections that Polyshop did not make
     */
    void claim() {
        Set<String> names = database.listCollectionNames().into(new HashSet<>());
        List<Object> recorded = new ArrayList<>();
        database.getCollection(COLLECTION).find().forEach(change -> recorded.add(change.get("_id")));
        // A collection comes into being before its first document does.
        boolean justMade = recorded.isEmpty() && names.equals(Set.of(COLLECTION));
        if (!names.isEmpty() && !justMade && !recorded.contains(CHANGES.getFirst())) {
            throw new StoreUnavailableException("the database " + database.getName()
                    + " holds collections that Polyshop did not make: choose another namespace");
        }
        begin(CHANGES.getFirst());
    }

    private void make(String change, ServerAbilities abilities) {
        begin(change);
        for (Document command : Document.parse(Resources.text(SchemaChanges.class, "schema/" + change + ".json"))
                .getList("commands", Document.class)) {
            run(command, abilities);
        }
        record(change, new Document("$set", new Document("appliedAt", Date.from(Instant.now()))));
    }

    private void begin(String change) {
        record(change, new Document("$setOnInsert", new Document("begunAt", Date.from(Instant.now()))));
    }

    private void record(String change, Document update) {
        database.getCollection(COLLECTION)
                .updateOne(new Document("_id", change), update, new UpdateOptions().upsert(true));
    }

    private void run(Document command, ServerAbilities abilities) {
        try {
            database.runCommand(command);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NAMESPACE_EXISTS) {
                throw e;
            }
            if (command.containsKey("validator") && abilities.validation()) {
                database.runCommand(new Document("collMod", command.getString("create"))
                        .append("validator", command.get("validator")));
            }
        }
    }
}
