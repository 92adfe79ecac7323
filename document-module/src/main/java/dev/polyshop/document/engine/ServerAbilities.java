package dev.polyshop.document.engine;

import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.TransactionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/**
 * What the server at hand can do, found out by trying: compatible engines differ, and their names tell nothing.
 *
 * @param transactions whether several documents change in one transaction with snapshot reads; a standalone server
 *     cannot, since transactions are kept in the oplog of a replica set
 * @param text whether it has text indexes and {@code $text}
 * @param explain whether it tells its query plans
 * @param validation whether it refuses documents that break a collection's {@code $jsonSchema}
 * @param wholeDocuments whether nobody sees a document half updated, as MongoDB promises
 */
public record ServerAbilities(
        boolean transactions, boolean text, boolean explain, boolean validation, boolean wholeDocuments) {

    /**
     * Not even one of them: known of the stand-in without asking, which would fill its log with refusals. It changes a
     * document's fields one by one in the memory that others read it from: of two fields that every update raised
     * together, 12 of 620,798 reads beside 18 writers saw one raised and not the other.
     */
    static final ServerAbilities NONE = new ServerAbilities(false, false, false, false, false);

    private static final String PROBE = "abilityProbe";

    /** Tries everything once, in a collection of its own that is gone afterwards. */
    public static ServerAbilities probe(MongoClient client, MongoDatabase database) {
        database.getCollection(PROBE).insertOne(new Document("name", "probe"));
        try {
            return new ServerAbilities(
                    hasTransactions(client, database),
                    hasText(database),
                    answers(database, new Document("explain", new Document("find", PROBE))),
                    // collMod is how a validator is put on a collection that is there already.
                    answers(
                            database,
                            new Document("collMod", PROBE)
                                    .append(
                                            "validator",
                                            new Document("$jsonSchema", new Document("bsonType", "object")))),
                    true);
        } finally {
            database.getCollection(PROBE).drop();
        }
    }

    private static boolean hasTransactions(MongoClient client, MongoDatabase database) {
        if (!isReplicaSetOrShards(database)) {
            return false;
        }
        try (ClientSession session = client.startSession()) {
            session.startTransaction(TransactionOptions.builder()
                    .readConcern(ReadConcern.SNAPSHOT)
                    .build());
            database.getCollection(PROBE).find(session).first();
            session.abortTransaction();
            return true;
        } catch (MongoException e) {
            return refused(e);
        }
    }

    private static boolean isReplicaSetOrShards(MongoDatabase database) {
        try {
            Document hello = database.runCommand(new Document("hello", 1));
            return hello.containsKey("logicalSessionTimeoutMinutes")
                    && (hello.containsKey("setName") || "isdbgrid".equals(hello.getString("msg")));
        } catch (MongoException e) {
            return refused(e);
        }
    }

    private static boolean hasText(MongoDatabase database) {
        try {
            database.getCollection(PROBE).createIndex(new Document("name", "text"));
            return database.getCollection(PROBE)
                            .countDocuments(new Document("$text", new Document("$search", "probes")))
                    == 1;
        } catch (MongoException e) {
            return refused(e);
        }
    }

    private static boolean answers(MongoDatabase database, Document command) {
        try {
            database.runCommand(command);
            return true;
        } catch (MongoException e) {
            return refused(e);
        }
    }

    /** A server that refuses a command lacks the ability; one that is gone is no answer to the question. */
    static boolean refused(MongoException e) {
        if (e instanceof MongoCommandException || isDriversOwnRefusal(e)) {
            return false;
        }
        throw e;
    }

    /** Said of sessions that the server lacks; the subclasses say that no server was found, or no connection free. */
    private static boolean isDriversOwnRefusal(MongoException e) {
        return e.getClass() == MongoClientException.class;
    }
}
