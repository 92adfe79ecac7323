package dev.polyshop.comparison.consistency.faults;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy on a loopback port that passes bytes on as they come, until it is told to do harm. It knows nothing of
 * what it carries: a request is what a client sends after an answer, and an answer what a server sends after a request.
 */
public final class FaultProxy implements AutoCloseable {

    /** Before taking connections again after one could not be taken: there may be too many open files. */
    private static final Duration TAKE_BREATH = Duration.ofMillis(10);

    private final HostAndPort target;
    private final ServerSocket listener;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong answers = new AtomicLong();
    private final Object plan = new Object();
    private Harm harm = Harm.DELAY_ANSWER;
    private Duration delay = Duration.ZERO;
    private int exchangesUntilHarm = -1;
    private boolean done;
    private volatile boolean severed;
    private volatile boolean closed;

    /** Listens on a free loopback port. */
    public FaultProxy(HostAndPort target) {
        this.target = target;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("polyshop-proxy").start(this::accept);
    }

    /** Why none can stand in front of the engine, in a sentence; empty if one can. */
    static Optional<String> obstacle(Engine engine) {
        return engine.noProxyBecause()
                .or(() -> canReach(engine.address())
                        ? Optional.empty()
                        : Optional.of("this engine has no TCP address that a proxy could stand in front of"));
    }

    /** Whether a server answers there, so that a proxy makes sense. */
    private static boolean canReach(HostAndPort target) {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        if (address.isUnresolved()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, 5_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Where clients connect. */
    public HostAndPort address() {
        return new HostAndPort("127.0.0.1", listener.getLocalPort());
    }

    /** How many answers were passed on or swallowed so far, on all connections. */
    public long answers() {
        return answers.get();
    }

    /**
     * Does harm once.
     *
     * @param what the harm
     * @param exchangesBefore how many exchanges of request and answer, on any connection, pass unharmed before
     * @param holdBack how long {@link Harm#DELAY_ANSWER} holds the answer back
     */
    public void doOnce(Harm what, int exchangesBefore, Duration holdBack) {
        synchronized (plan) {
            harm = what;
            delay = holdBack;
            exchangesUntilHarm = exchangesBefore;
            done = false;
        }
    }

    /** Whether the harm was done. */
    public boolean done() {
        synchronized (plan) {
            return done;
        }
    }

    /** Does no more harm, and lets connections through again. */
    public void calm() {
        synchronized (plan) {
            exchangesUntilHarm = -1;
        }
        severed = false;
    }

    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            links.forEach(Link::reset);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                Socket client = listener.accept();
                if (severed) {
                    reset(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // One connection could not be taken; the next one may be.
                System.getLogger(FaultProxy.class.getName())
                        .log(System.Logger.Level.DEBUG, "a connection was not taken", e);
                LockSupport.parkNanos(TAKE_BREATH.toNanos());
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket();
        try {
            server.connect(new InetSocketAddress(target.host(), target.port()), 5_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // As the server refuses, so does the proxy: it may just be down.
            reset(client);
            reset(server);
            return;
        }
        Link link = new Link(client, server);
        links.add(link);
        if (severed || closed) {
            link.reset(); // Severing went through the links just before this one was among them.
            return;
        }
        Thread.ofVirtual().name("polyshop-proxy-requests").start(link::passRequests);
        Thread.ofVirtual().name("polyshop-proxy-answers").start(link::passAnswers);
    }

    /** Whether harm of this kind is due now; if so, it is done once and for all. */
    private boolean due(boolean beforeRequest) {
        synchronized (plan) {
            if (exchangesUntilHarm != 0 || (harm == Harm.CUT_BEFORE_REQUEST) != beforeRequest) {
                return false;
            }
            exchangesUntilHarm = -1;
            done = true;
            return true;
        }
    }

    private void exchanged() {
        answers.incrementAndGet();
        synchronized (plan) {
            if (exchangesUntilHarm > 0) {
                exchangesUntilHarm--;
            }
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0); // close() then sends RST, so that the peer sees it at once.
            socket.close();
        } catch (IOException e) {
            System.getLogger(FaultProxy.class.getName())
                    .log(System.Logger.Level.DEBUG, "a connection was closed already", e);
        }
    }

    /** One connection of a client and the proxy's own connection to the server for it. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private final AtomicInteger directionsEnded = new AtomicInteger();
        private volatile boolean awaitingAnswer;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void passRequests() {
            pass(client, server, () -> {
                if (!awaitingAnswer && due(true)) {
                    reset();
                    return false;
                }
                awaitingAnswer = true;
                return true;
            });
        }

        void passAnswers() {
            pass(server, client, () -> {
                if (!awaitingAnswer) {
                    return true;
                }
                awaitingAnswer = false;
                boolean harmed = due(false);
                exchanged();
                return !harmed || survives();
            });
        }

        /** Does the harm; whether the answer is passed on all the same. */
        private boolean survives() throws IOException {
            switch (harm) {
                case DELAY_ANSWER -> {
                    LockSupport.parkNanos(delay.toNanos());
                    return true;
                }
                case HALF_CLOSE_BEFORE_ANSWER -> client.shutdownOutput();
                case SEVER -> {
                    severed = true;
                    links.forEach(Link::reset);
                }
                default -> reset();
            }
            return false;
        }

        /** Passes on what comes until one side ends, or the gate says no. */
        private void pass(Socket from, Socket to, Gate gate) {
            byte[] buffer = new byte[16 * 1024];
            try {
                int length = from.getInputStream().read(buffer);
                while (length >= 0 && gate.opens()) {
                    to.getOutputStream().write(buffer, 0, length);
                    length = from.getInputStream().read(buffer);
                }
                if (length < 0 && !to.isClosed() && !to.isOutputShutdown()) {
                    to.shutdownOutput();
                }
            } catch (IOException e) {
                reset(); // One side is gone: so is the other.
            } finally {
                if (directionsEnded.incrementAndGet() == 2) {
                    reset();
                }
            }
        }

        void reset() {
            links.remove(this);
            FaultProxy.reset(client);
            FaultProxy.reset(server);
        }
    }

    /** Decides on each piece of bytes. */
    @FunctionalInterface
    private interface Gate {
        boolean opens() throws IOException;
    }
}
