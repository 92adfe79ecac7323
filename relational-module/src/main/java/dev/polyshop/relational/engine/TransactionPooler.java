package dev.polyshop.relational.engine;

import dev.polyshop.contract.HostAndPort;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pooler, such as PgBouncer in transaction mode, that lends a session of the server for one transaction and the next
 * one perhaps another. What belongs to a session is not there behind it: settings made with SET or when connecting,
 * session-level advisory locks, LISTEN, temporary tables that outlive a transaction, named prepared statements.
 *
 * @param direct a way around it, for what needs a session; empty if none is known
 */
public record TransactionPooler(Optional<PostgresAddress> direct) {

    /** Says whether there is one, where looking does not. */
    static final String POOLED = "POLYSHOP_POSTGRES_POOLED";

    /** The way around it, where the host's name does not tell. */
    static final String DIRECT_URL = "POLYSHOP_POSTGRES_DIRECT_URL";

    /** How Neon names the pooled twin of a host: {@code ep-name-pooler.region.aws.neon.tech}. */
    private static final Pattern POOLED_HOST = Pattern.compile("([^.]+)-pooler((?:\\..*)?)");

    private static final int LOOKS = 3;
    private static final String SESSION =
            "select pid, backend_start from pg_catalog.pg_stat_activity where pid = pg_catalog.pg_backend_pid()";

    /**
     * The pooler at an address, if there is one: as the environment says, else as the host's name says, else as it
     * behaves.
     *
     * @throws StoreUnavailableException if the environment says it in other words than true or false
     */
    static Optional<TransactionPooler> at(PostgresAddress address, EngineRequest request) throws SQLException {
        Optional<String> said = request.variable(POOLED);
        if (said.filter(word -> !word.equals("true") && !word.equals("false")).isPresent()) {
            throw new StoreUnavailableException(POOLED + " is true or false, not something else");
        }
        boolean pooled = said.map(Boolean::parseBoolean).isPresent()
                ? said.map(Boolean::parseBoolean).orElseThrow()
                : isNamedSo(address) || isSeen(address);
        return pooled ? Optional.of(new TransactionPooler(wayAround(address, request))) : Optional.empty();
    }

    private static Optional<PostgresAddress> wayAround(PostgresAddress address, EngineRequest request) {
        return request.variable(DIRECT_URL)
                .map(TransactionPooler::direct)
                .or(() -> isNamedSo(address)
                        ? Optional.of(address.at(address.hosts().stream()
                                .map(TransactionPooler::withoutPooler)
                                .toList()))
                        : Optional.empty());
    }

    private static PostgresAddress direct(String url) {
        try {
            return PostgresUrl.parse(url);
        } catch (StoreUnavailableException e) {
            throw new StoreUnavailableException(DIRECT_URL + ": " + e.getMessage(), e);
        }
    }

    private static boolean isNamedSo(PostgresAddress address) {
        return address.hosts().stream()
                .allMatch(host -> POOLED_HOST.matcher(host.host()).matches());
    }

    private static HostAndPort withoutPooler(HostAndPort host) {
        return new HostAndPort(POOLED_HOST.matcher(host.host()).replaceFirst("$1$2"), host.port());
    }

    /**
     * Two connections that are open at the same time have two sessions on a server. A pooler lends the session that was
     * given back last, so the second connection gets that of the first; and if somebody else was faster, the first has
     * another one than before. A session is named by its process and the moment that it began: two hosts may well have
     * processes of the same number.
     */
    private static boolean isSeen(PostgresAddress address) throws SQLException {
        try (Connection one = FirstConnection.open(address, FirstConnection.IMPATIENT);
                Connection other = FirstConnection.open(address, FirstConnection.IMPATIENT)) {
            String first = session(one);
            for (int look = 0; look < LOOKS; look++) {
                if (session(other).equals(first) || !session(one).equals(first)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SESSION)) {
            if (!rows.next()) {
                throw new SQLException("the server does not know the session that asks", "58000");
            }
            return rows.getString(1) + " " + rows.getString(2);
        }
    }

    /** What to say of it beside results. */
    String inWords() {
        return direct.map(address -> "transaction; migrations go to "
                        + String.join(
                                ",",
                                address.hosts().stream()
                                        .map(HostAndPort::toString)
                                        .toList()))
                .orElse("transaction");
    }
}
