package dev.polyshop.document.engine;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.polyshop.contract.HostAndPort;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Makes a server that was just started a replica set of one member: without an oplog there are no transactions and no
 * retryable writes.
 */
final class ReplicaSetOfOne implements AutoCloseable {

    /** The set's name, which the server is started with. */
    static final String NAME = "polyshop";

    private final HostAndPort member;
    private final MongoClient client;

    /**
     * @param address where the server is reached
     * @param member where it finds itself, which differs inside a container
     */
    ReplicaSetOfOne(HostAndPort address, HostAndPort member) {
        this.member = member;
        this.client = MongoClients.create(MongoAddress.ofLocal(address)
                .clientSettings(Optional.empty())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .build());
    }

    /** Asked until it is so: initiates the replica set when the server answers for the first time. */
    boolean isPrimary() {
        try {
            Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
            if (hello.getBoolean("isWritablePrimary", false)) {
                return true;
            }
            if (!hello.containsKey("setName")) {
                client.getDatabase("admin")
                        .runCommand(new Document(
                                "replSetInitiate",
                                new Document("_id", NAME)
                                        .append(
                                                "members",
                                                List.of(new Document("_id", 0).append("host", member.toString())))));
            }
            return false;
        } catch (MongoException e) {
            return false;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
