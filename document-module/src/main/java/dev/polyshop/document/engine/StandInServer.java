package dev.polyshop.document.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerJvm;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MongoDB's wire protocol for machines without {@code mongod}: a stand-in. It has no transactions, no text search and
 * no query plans, and does not use secondary indexes. Its data are in a file, so that they may be many, but in no state
 * to be opened again. It is a JVM of its own, so that neither its memory nor its work counts as the shop's.
 */
final class StandInServer implements AutoCloseable {

    /** What a reader of results has to know. */
    static final String NOTE = "mongo-java-server stands in for MongoDB: it lacks transactions, $text and durability,"
            + " and its speed says nothing about MongoDB; install mongod or name one with POLYSHOP_MONGOD,"
            + " or give a server's address in POLYSHOP_MONGODB_URI";

    private final RunFolder run = RunFolder.open("mongodb-stand-in");
    private final HostAndPort address = new HostAndPort("127.0.0.1", ServerProcess.freePort());
    private final ServerProcess process;

    /** @throws dev.polyshop.contract.StoreUnavailableException if it does not start */
    StandInServer() {
        try {
            process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "the stand-in for MongoDB",
                            command(),
                            Map.of("CLASSPATH", System.getProperty("java.class.path")),
                            run.path().resolve("stand-in.log"),
                            this::answers,
                            Duration.ofSeconds(60)));
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    HostAndPort address() {
        return address;
    }

    private List<String> command() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx2g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        line.addAll(ServerJvm.compilerArguments());
        line.addAll(List.of(
                StandInProgram.class.getName(),
                run.path().resolve("data").toString(),
                Integer.toString(address.port())));
        return line;
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
        run.close();
    }
}
