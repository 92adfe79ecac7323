package dev.polyshop.document.engine;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.RunFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * MongoDB's wire protocol in this process: a stand-in for machines without {@code mongod}. It has no transactions, no
 * text search and no query plans, and does not use secondary indexes. Its data are in a file, so that they may be many,
 * but in no state to be opened again.
 */
final class StandInServer implements AutoCloseable {

    /** What a reader of results has to know. */
    static final String NOTE = "mongo-java-server stands in for MongoDB: it lacks transactions, $text and durability,"
            + " and its speed says nothing about MongoDB; install mongod or name one with POLYSHOP_MONGOD,"
            + " or give a server's address in POLYSHOP_MONGODB_URI";

    private final RunFolder run = RunFolder.open("mongodb-stand-in");
    private final MongoServer server;
    private final HostAndPort address;

    StandInServer() {
        try {
            server = new MongoServer(new H2Backend(run.path().resolve("data").toString()));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            address = new HostAndPort("127.0.0.1", server.getLocalAddress().getPort());
        } catch (RuntimeException e) {
            run.close();
            throw new StoreUnavailableException(
                    "the stand-in for MongoDB does not start (" + e.getMessage()
                            + "): make room in the temporary folder, and leave it a loopback port",
                    e);
        }
    }

    HostAndPort address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdownNow();
        run.close();
    }
}
