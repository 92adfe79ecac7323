package dev.polyshop.relational.engine;

import static org.awaitility.Awaitility.await;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * A PostgreSQL server that somebody else runs, as far as the shop can tell: it is reached by a URL, as a role that has
 * just the rights that {@code docs/endpoints.md} grants. Its administrator is somebody else.
 */
public final class ServerOfOthers implements AutoCloseable {

    /** The role that the documentation makes. */
    public static final String ROLE = "polyshop_runner";

    /** Has all that makes an address hard to read. */
    public static final String PASSWORD = "pa$s@:/?#[%] wörd";

    private static final String DATABASE = "shop";
    private static final Pattern SQL = Pattern.compile("```sql\n(create role .*?)```", Pattern.DOTALL);

    private final EmbeddedPostgres server;

    private ServerOfOthers(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts one, in which nobody may do more than what is granted. */
    public static ServerOfOthers start() {
        ServerOfOthers started =
                new ServerOfOthers(EmbeddedPostgres.start(EngineRequest.auto().by(EngineWay.EMBEDDED)));
        started.administer("postgres", List.of("create database " + DATABASE));
        started.administer(
                DATABASE,
                List.of(
                        "revoke all on database " + DATABASE + " from public",
                        "revoke create on schema public from public"));
        started.administer(DATABASE, List.of(documentedRole().replace("'choose one'", "'" + PASSWORD + "'")));
        return started;
    }

    /** Where it listens. */
    public HostAndPort address() {
        return server.address().hosts().getFirst();
    }

    /** The address that the shop is given. */
    public String url() {
        return url(address());
    }

    /** The same database, by way of something else. */
    public String url(HostAndPort way) {
        return "postgresql://" + ROLE + ":" + PercentCode.encode(PASSWORD) + "@" + way + "/" + DATABASE;
    }

    /** As its administrator. */
    public JdbcClient administrator() {
        return JdbcClient.create(administratorOf(DATABASE));
    }

    /** Makes it take nothing but TLS from now on, with certificates made for it. */
    Certificates requireTls() throws IOException, GeneralSecurityException {
        Path data = Path.of(
                administrator().sql("show data_directory").query(String.class).single());
        Certificates certificates = Certificates.in(data, Unprivileged.forOwnerOf(data.resolveSibling(".")));
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl all all ::1/128 scram-sha-256\n");
        administer("postgres", List.of("alter system set ssl_cert_file = '" + certificates.certificate() + "'"));
        administer("postgres", List.of("alter system set ssl_key_file = '" + certificates.key() + "'"));
        administer("postgres", List.of("alter system set ssl = on"));
        administer("postgres", List.of("select pg_reload_conf()"));
        await().ignoreExceptions()
                .until(() -> administrator().sql("show ssl").query(String.class).single(), "on"::equals);
        return certificates;
    }

    @Override
    public void close() {
        server.close();
    }

    private void administer(String database, List<String> commands) {
        try (Connection connection = administratorOf(database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource administratorOf(String database) {
        PostgresAddress address = new PostgresAddress(
                server.address().hosts(),
                database,
                server.address().user(),
                server.address().password(),
                server.address().parameters());
        return new SimpleDriverDataSource(new Driver(), address.jdbcUrl(), address.driverProperties());
    }

    /** What the documentation tells the owner of a database to do. */
    private static String documentedRole() {
        try {
            Matcher sql = SQL.matcher(Files.readString(Path.of("..", "docs", "endpoints.md")));
            if (!sql.find()) {
                throw new IllegalStateException("docs/endpoints.md has no SQL that creates the role");
            }
            return sql.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
