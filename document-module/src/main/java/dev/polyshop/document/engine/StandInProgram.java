package dev.polyshop.document.engine;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What the stand-in's JVM runs. */
final class StandInProgram {

    private StandInProgram() {}

    /** @param arguments the file for the data, and the loopback port to answer at */
    public static void main(String[] arguments) {
        try {
            MongoServer server = new MongoServer(new H2Backend(arguments[0]));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1])));
        } catch (RuntimeException e) {
            System.err.println(
                    e.getMessage() + ": make room in the temporary folder, and leave the stand-in a loopback port");
            System.exit(1);
        }
    }
}
