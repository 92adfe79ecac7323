package dev.polyshop.keyvalue.engine;

import dev.polyshop.contract.HostAndPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks a server that is being started whether it serves: while it reads its log, it answers with LOADING instead. */
final class Pong {

    private static final int PATIENCE_MILLIS = 1_000;

    private Pong() {}

    /**
     * Whether it serves. In the protocol's inline form, without a client that would log each refusal.
     *
     * @param password of the default user; empty for none
     */
    static boolean from(HostAndPort address, String password) {
        String login = password.isEmpty() ? "" : "AUTH " + password + "\r\n";
        byte[] expected = ((password.isEmpty() ? "" : "+OK\r\n") + "+PONG").getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((login + "PING\r\n").getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(socket.getInputStream().readNBytes(expected.length), expected);
        } catch (IOException e) {
            return false; // Not yet: whether it will is for the caller to judge.
        }
    }
}
