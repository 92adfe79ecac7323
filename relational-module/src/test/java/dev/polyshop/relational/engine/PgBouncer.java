package dev.polyshop.relational.engine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.RunFolder;
import dev.polyshop.contract.engine.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PgBouncer in front of a server, with transaction pooling and TLS, as it comes: it lets no startup parameter pass that
 * it does not track itself ({@code ignore_startup_parameters} is empty).
 */
public final class PgBouncer implements AutoCloseable {

    /** Far fewer sessions than the shop has connections, so that these have to be shared. */
    public static final int SESSIONS = 4;

    private final RunFolder run;
    private final ServerProcess process;
    private final int port;
    private final Certificates certificates;

    private PgBouncer(RunFolder run, ServerProcess process, int port, Certificates certificates) {
        this.run = run;
        this.process = process;
        this.port = port;
        this.certificates = certificates;
    }

    /** Starts it; the test is left out where the program is not installed. */
    public static PgBouncer before(ServerOfOthers server) {
        Optional<Path> program = Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "PgBouncer is not installed here (Debian: apt-get install pgbouncer)");
        RunFolder run = RunFolder.open("pgbouncer");
        try {
            Unprivileged user = Unprivileged.forOwnerOf(run.path());
            Certificates certificates = Certificates.in(run.path(), user);
            int port = ServerProcess.freePort();
            Path users = Files.writeString(
                    run.path().resolve("users.txt"),
                    "\"%s\" \"%s\"\n".formatted(ServerOfOthers.ROLE, ServerOfOthers.PASSWORD));
            Path settings = Files.writeString(run.path().resolve("pgbouncer.ini"), """
                    [databases]
                    * = host=%s port=%d
                    [pgbouncer]
                    listen_addr = 127.0.0.1
                    listen_port = %d
                    unix_socket_dir =
                    auth_type = scram-sha-256
                    auth_file = %s
                    pool_mode = transaction
                    default_pool_size = %d
                    max_client_conn = 200
                    client_tls_sslmode = require
                    client_tls_cert_file = %s
                    client_tls_key_file = %s
                    server_tls_sslmode = disable
                    """.formatted(
                            server.address().host(),
                            server.address().port(),
                            port,
                            users,
                            SESSIONS,
                            certificates.certificate(),
                            certificates.key()));
            user.own(users);
            user.own(settings);
            ServerProcess process = ServerProcess.start(
                    run,
                    new ServerProcess.Launch(
                            "PgBouncer",
                            user.command(List.of(program.orElseThrow().toString(), settings.toString())),
                            Map.of(),
                            run.path().resolve("pgbouncer.log"),
                            () -> listens(port),
                            Duration.ofSeconds(20)));
            return new PgBouncer(run, process, port, certificates);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            run.close();
            throw new IllegalStateException("PgBouncer cannot be set up", e);
        }
    }

    /** Where it listens, under the name that its certificate is for. */
    public HostAndPort address() {
        return new HostAndPort("localhost", port);
    }

    /** The certificate of the authority that signed its own. */
    public Path authority() {
        return certificates.authority();
    }

    @Override
    public void close() {
        process.kill();
        run.close();
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (java.net.ConnectException e) {
            return false; // Not yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
