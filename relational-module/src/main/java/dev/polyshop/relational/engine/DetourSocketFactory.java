package dev.polyshop.relational.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that lead to a proxy, while the driver believes that it is at the server itself: so it goes on to ask TLS for
 * the server's name (SNI), by which hosted services find it, and to hold the certificate against that name. Made by
 * pgjdbc, which knows it by its name ({@code socketFactory}).
 */
public final class DetourSocketFactory extends SocketFactory {

    private static final int PATIENCE_MILLIS = 10_000;

    private final String host;
    private final int port;

    /** @param proxy the proxy's host and port ({@code socketFactoryArg}), as in {@code 127.0.0.1:5433} */
    public DetourSocketFactory(String proxy) {
        int colon = proxy.lastIndexOf(':');
        this.host = proxy.substring(0, colon);
        this.port = Integer.parseInt(proxy.substring(colon + 1));
    }

    /** Connected already, which pgjdbc sees. */
    @Override
    public Socket createSocket() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public Socket createSocket(String server, int serverPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String server, int serverPort, InetAddress from, int fromPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress server, int serverPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress server, int serverPort, InetAddress from, int fromPort) throws IOException {
        return createSocket();
    }
}
