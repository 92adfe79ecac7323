package dev.polyshop.document.engine;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/** What a server says of itself. */
final class ServerReport {

    private static final String COMPATIBLE_NOTE =
            "speaks MongoDB's protocol but is not MongoDB: its verdicts and figures are its own";

    private final MongoClient client;

    ServerReport(MongoClient client) {
        this.client = client;
    }

    /**
     * The facts, as the server tells them.
     *
     * @param standInNote why it is a stand-in, or empty if that is still to be seen
     */
    EngineFacts facts(EngineWay way, String address, String standInNote) {
        Document build = client.getDatabase("admin").runCommand(new Document("buildInfo", 1));
        String version = build.getString("version");
        if (!standInNote.isEmpty()) {
            return new EngineFacts(
                    "mongo-java-server (a stand-in for MongoDB)",
                    "protocol of " + version,
                    way,
                    true,
                    standInNote,
                    address,
                    Map.of("durability", "none: the data end with this process"));
        }
        if (build.containsKey("documentdb")) {
            return new EngineFacts(
                    "DocumentDB (MongoDB-compatible)",
                    build.get("documentdb") + ", protocol of " + version,
                    way,
                    true,
                    "DocumentDB " + COMPATIBLE_NOTE,
                    address,
                    settings());
        }
        // MongoDB's own builds carry the git revision and the storage engines they were made with.
        boolean genuine = build.containsKey("gitVersion") && build.containsKey("storageEngines");
        return new EngineFacts(
                genuine ? "MongoDB" : "a MongoDB-compatible server",
                version,
                way,
                !genuine,
                genuine ? "" : "The server " + COMPATIBLE_NOTE,
                address,
                settings());
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        ask(new Document("serverStatus", 1))
                .map(status -> status.get("storageEngine", Document.class))
                .map(engine -> engine.getString("name"))
                .ifPresent(name -> settings.put("storageEngine", name));
        ask(new Document("getDefaultRWConcern", 1)).ifPresent(concerns -> {
            for (String name : List.of("defaultReadConcern", "defaultWriteConcern")) {
                Document value = concerns.get(name, Document.class);
                if (value != null) {
                    settings.put(name, value.toJson());
                }
            }
        });
        ask(new Document("replSetGetConfig", 1))
                .map(reply -> reply.get("config", Document.class))
                .ifPresent(config -> {
                    settings.put(
                            "members",
                            Integer.toString(config.getList("members", Document.class, List.of())
                                    .size()));
                    settings.put(
                            "writeConcernMajorityJournalDefault",
                            String.valueOf(config.getBoolean("writeConcernMajorityJournalDefault", true)));
                });
        ask(new Document("getParameter", 1).append("journalCommitInterval", 1))
                .map(reply -> reply.get("journalCommitInterval"))
                .ifPresent(interval -> settings.put("journalCommitInterval", interval + " ms"));
        return settings;
    }

    /** Not every server knows every command, or lets everybody ask. */
    private Optional<Document> ask(Document command) {
        try {
            return Optional.of(client.getDatabase("admin").runCommand(command));
        } catch (MongoCommandException e) {
            return Optional.empty();
        }
    }
}
