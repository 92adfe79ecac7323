package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that scales to zero, in front of a server: asleep, it refuses connections; falling out of sleep, it takes
 * them and says nothing; awake, it passes on what comes. It can also end idle connections, as such services do.
 */
public final class SleepingEndpoint implements AutoCloseable {

    private final HostAndPort server;
    private final int port = ServerProcess.freePort();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean awake;
    private volatile @Nullable ServerSocket listener;

    /** Asleep. */
    public SleepingEndpoint(HostAndPort server) {
        this.server = server;
    }

    /** Where clients knock. */
    public HostAndPort address() {
        return new HostAndPort("127.0.0.1", port);
    }

    /** How many connections it has taken. */
    public int taken() {
        return taken.get();
    }

    /** From now on it takes connections, and says nothing. */
    public void stir() {
        try {
            ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            listener = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on it passes on what comes; those who came too early are sent away. */
    public void wake() {
        awake = true;
        hangUp();
    }

    /** Ends all connections, as if they had been idle for too long. */
    public void hangUp() {
        open.forEach(SleepingEndpoint::end);
        open.clear();
    }

    @Override
    public void close() {
        ServerSocket listening = listener;
        if (listening != null) {
            end(listening);
        }
        hangUp();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                taken.incrementAndGet();
                open.add(client);
                if (awake) {
                    Socket target = new Socket(server.host(), server.port());
                    open.add(target);
                    Thread.ofVirtual().start(() -> pass(client, target));
                    Thread.ofVirtual().start(() -> pass(target, client));
                }
            } catch (IOException e) {
                if (!listening.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            end(to); // One side has gone, and so does the other.
        }
    }

    private static void end(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
