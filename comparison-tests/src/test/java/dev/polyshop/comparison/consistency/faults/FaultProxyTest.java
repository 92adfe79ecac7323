package dev.polyshop.comparison.consistency.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.polyshop.contract.HostAndPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The fault proxy")
class FaultProxyTest {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private FaultProxy proxy;

    FaultProxyTest() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new FaultProxy(new HostAndPort("127.0.0.1", server.getLocalPort()));
    }

    @BeforeEach
    void answerEveryLine() {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> echo(socket));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passes_requests_and_answers_on_and_counts_them() throws IOException {
        try (Client client = new Client()) {
            assertThat(client.ask("a")).isEqualTo("re: a");
            assertThat(client.ask("b")).isEqualTo("re: b");
        }
        assertThat(proxy.answers()).isEqualTo(2);
    }

    @Test
    void cuts_after_the_request_left_and_before_the_answer_came() throws IOException {
        proxy.doOnce(Harm.CUT_BEFORE_ANSWER, 1, Duration.ZERO);
        try (Client client = new Client()) {
            assertThat(client.ask("a")).isEqualTo("re: a");
            assertThatIOException().isThrownBy(() -> client.ask("b"));
        }
        assertThat(requests).containsExactly("a", "b");
        assertThat(proxy.done()).isTrue();
        try (Client next = new Client()) {
            assertThat(next.ask("c")).isEqualTo("re: c");
        }
    }

    @Test
    void cuts_before_the_request_is_passed_on() throws IOException {
        proxy.doOnce(Harm.CUT_BEFORE_REQUEST, 1, Duration.ZERO);
        try (Client client = new Client()) {
            assertThat(client.ask("a")).isEqualTo("re: a");
            assertThatIOException().isThrownBy(() -> client.ask("b"));
        }
        assertThat(requests).containsExactly("a");
    }

    @Test
    void half_closes_so_that_the_client_reads_the_end_and_can_still_send() throws IOException {
        proxy.doOnce(Harm.HALF_CLOSE_BEFORE_ANSWER, 0, Duration.ZERO);
        try (Client client = new Client()) {
            assertThatIOException().isThrownBy(() -> client.ask("a")).withMessage("end of stream");
            client.send("b");
        }
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> requests.contains("a"));
    }

    @Test
    void holds_an_answer_back() throws IOException {
        proxy.doOnce(Harm.DELAY_ANSWER, 0, Duration.ofMillis(120));
        try (Client client = new Client()) {
            long start = System.nanoTime();
            assertThat(client.ask("a")).isEqualTo("re: a");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        }
    }

    @Test
    void severs_all_connections_and_lets_none_through_until_it_is_calm_again() throws IOException {
        try (Client bystander = new Client();
                Client client = new Client()) {
            assertThat(bystander.ask("a")).isEqualTo("re: a");
            proxy.doOnce(Harm.SEVER, 0, Duration.ZERO);
            assertThatIOException().isThrownBy(() -> client.ask("b"));
            assertThatIOException().isThrownBy(() -> bystander.ask("c"));
            assertThatIOException().isThrownBy(() -> new Client().ask("d"));
        }
        proxy.calm();
        try (Client client = new Client()) {
            assertThat(client.ask("e")).isEqualTo("re: e");
        }
        assertThat(requests).containsExactly("a", "b", "e");
    }

    private void echo(Socket socket) {
        try (socket;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                requests.add(line);
                socket.getOutputStream().write(("re: " + line + "\n").getBytes(StandardCharsets.UTF_8));
                line = lines.readLine();
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Client implements AutoCloseable {

        private final Socket socket;
        private final BufferedReader lines;

        Client() throws IOException {
            socket = new Socket(proxy.address().host(), proxy.address().port());
            socket.setSoTimeout(5_000);
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        void send(String line) throws IOException {
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }

        String ask(String line) throws IOException {
            send(line);
            String answer = lines.readLine();
            if (answer == null) {
                throw new IOException("end of stream");
            }
            return answer;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
