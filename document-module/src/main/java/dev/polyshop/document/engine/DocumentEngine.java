package dev.polyshop.document.engine;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineWay;
import dev.polyshop.contract.engine.ServerControl;
import java.util.Optional;
import org.bson.Document;

/** A MongoDB server, or what stands in for one, reached by a connection string. */
public final class DocumentEngine implements Engine {

    private final MongoAddress mongo;
    private final MongoClient client;
    private final EngineFacts facts;
    private final Optional<ServerControl> control;
    private final Runnable stop;
    private final Opener opener;
    private final boolean dropsByPrefix;
    private Optional<ServerAbilities> abilities;

    /** Opens a store on an engine. */
    @FunctionalInterface
    public interface Opener {

        /** Connects, and brings the namespace's schema up to date. */
        Store open(DocumentEngine engine, StoreSettings settings);
    }

    /**
     * What a reader of results has to know.
     *
     * @param standIn why the server is a stand-in, or empty if it has to be asked
     * @param way why it is reached this way and not another, or empty
     */
    record Notes(String standIn, String way) {}

    private DocumentEngine(
            MongoAddress mongo,
            MongoClient client,
            EngineFacts facts,
            Optional<ServerControl> control,
            Runnable stop,
            Opener opener,
            Optional<ServerAbilities> abilities) {
        this.mongo = mongo;
        this.client = client;
        this.facts = facts;
        this.control = control;
        this.stop = stop;
        this.opener = opener;
        this.dropsByPrefix = abilities.isPresent(); // Known without asking: of the stand-in alone.
        this.abilities = abilities;
    }

    /**
     * Reaches a server and asks what it is.
     *
     * @param stop what ends the server, where this process started it
     * @throws StoreUnavailableException if it does not answer
     */
    static DocumentEngine connect(
            MongoAddress mongo,
            EngineWay way,
            Notes notes,
            Optional<ServerControl> control,
            Runnable stop,
            Opener opener) {
        try {
            MongoClient client =
                    MongoClients.create(mongo.clientSettings(Optional.empty()).build());
            try {
                EngineFacts facts = new ServerReport(client)
                        .facts(way, mongo.hosts(), notes.standIn())
                        .noting(notes.way());
                Optional<ServerAbilities> known =
                        notes.standIn().isEmpty() ? Optional.empty() : Optional.of(ServerAbilities.NONE);
                return new DocumentEngine(mongo, client, facts, control, stop, opener, known);
            } catch (MongoException e) {
                client.close();
                throw new DocumentFailures(mongo.hosts()).translated(e, false);
            }
        } catch (RuntimeException e) {
            stop.run();
            throw e;
        }
    }

    @Override
    public EngineFacts facts() {
        return facts;
    }

    /**
     * The host that was given, or the primary of the replica set that it belongs to: whoever connects to one address
     * only, such as a proxy, can write nowhere else.
     */
    @Override
    public HostAndPort address() {
        if (mongo.direct()) {
            return mongo.first();
        }
        Document hello = new DocumentFailures(mongo.hosts())
                .read(() -> client.getDatabase("admin").runCommand(new Document("hello", 1)));
        return Optional.ofNullable(hello.getString("primary"))
                .map(MongoAddress::hostAndPort)
                .orElseGet(mongo::first);
    }

    /** Where it is, for connections of a store's own. */
    public MongoAddress mongo() {
        return mongo;
    }

    @Override
    public Store open(StoreSettings settings) {
        return opener.open(this, settings);
    }

    /** A database on the server, by the engine's own connection. */
    public MongoDatabase database(String namespace) {
        return client.getDatabase(namespace);
    }

    /** What the server can do, found out once, in a namespace where there is leave to write. */
    public synchronized ServerAbilities abilities(String namespace) {
        ServerAbilities known = abilities.orElseGet(() -> ServerAbilities.probe(client, database(namespace)));
        abilities = Optional.of(known);
        return known;
    }

    /**
     * Removes a namespace, by the engine's own connection: a store's may lead through a proxy that is gone. On the
     * stand-in collection by collection, as its {@code dropDatabase} empties every database whose name begins alike.
     *
     * @throws StoreUnavailableException if it could not be removed
     */
    public void remove(String namespace) {
        try {
            MongoDatabase database = client.getDatabase(namespace);
            if (dropsByPrefix) {
                database.listCollectionNames()
                        .forEach(name -> database.getCollection(name).drop());
            } else {
                database.drop();
            }
        } catch (MongoException e) {
            throw new StoreUnavailableException(
                    "cannot remove the database " + namespace + " at " + mongo.hosts()
                            + ": drop it by hand when the server is back",
                    e);
        }
    }

    @Override
    public Optional<ServerControl> control() {
        return control;
    }

    @Override
    public void close() {
        client.close();
        stop.run();
    }
}
