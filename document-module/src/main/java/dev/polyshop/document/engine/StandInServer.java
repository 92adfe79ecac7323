package dev.polyshop.document.engine;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * MongoDB's wire protocol over a heap in this process: a stand-in for machines without {@code mongod}. It has no
 * transactions, no text search, no query plans, no durability, and does not use secondary indexes.
 */
final class StandInServer implements AutoCloseable {

    /** What a reader of results has to know. */
    static final String NOTE = "mongo-java-server stands in for MongoDB: it lacks transactions, $text and durability,"
            + " and its speed says nothing about MongoDB; install mongod or name one with POLYSHOP_MONGOD,"
            + " or give a server's address in POLYSHOP_MONGODB_URI";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final HostAndPort address;

    StandInServer() {
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (RuntimeException e) {
            server.shutdownNow();
            throw new StoreUnavailableException(
                    "the stand-in for MongoDB cannot listen on a loopback port (" + e.getMessage() + ")", e);
        }
        InetSocketAddress local = server.getLocalAddress();
        address = new HostAndPort("127.0.0.1", local.getPort());
    }

    HostAndPort address() {
        return address;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
