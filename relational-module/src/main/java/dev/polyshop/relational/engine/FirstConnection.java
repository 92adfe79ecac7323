package dev.polyshop.relational.engine;

import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.engine.EngineRequest;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.postgresql.Driver;

/**
 * The first connection to somebody else's server, which may have to wake up for it: an endpoint that scales to zero
 * refuses at first, or says nothing, or starts. It is tried again with growing pauses as long as waiting can help.
 *
 * @param took how long it took from the first try on
 * @param tries how often it was tried
 */
record FirstConnection(Duration took, int tries) {

    /** How long to wait for a server, in seconds. */
    static final String WAIT = "POLYSHOP_POSTGRES_WAIT";

    /** For a server that has answered before. */
    static final Duration IMPATIENT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_TRY = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int LONGEST_WAIT_SECONDS = 600;

    /** The server is starting or stopping (57P01 to 57P03), has no room yet (53300), or did not answer (08). */
    private static final Set<String> PASSING = Set.of("57P01", "57P02", "57P03", "53300", "08000", "08001", "08006");

    /**
     * How long to wait: as {@value #WAIT} says, else 30 s for another machine's server, and not at all for one of this
     * machine, where nothing sleeps.
     *
     * @throws StoreUnavailableException if it says something else than 0 to 600
     */
    static Duration patience(PostgresAddress address, EngineRequest request) {
        return request.variable(WAIT)
                .map(FirstConnection::seconds)
                .orElse(address.isRemote() ? PATIENCE : Duration.ZERO);
    }

    /**
     * Waits until the server answers.
     *
     * @throws SQLException if it does not in time, or in a way that waiting does not mend: the last failure
     */
    static FirstConnection await(PostgresAddress address, Duration patience, Consumer<String> progress)
            throws SQLException {
        long begun = System.nanoTime();
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            Duration left = patience.minusNanos(System.nanoTime() - begun);
            try (Connection connection = open(address, patience.isZero() ? LONGEST_TRY : left)) {
                if (connection.isValid((int) LONGEST_TRY.toSeconds())) {
                    return new FirstConnection(Duration.ofNanos(System.nanoTime() - begun), tries);
                }
                throw new SQLException("it connects, but does not answer", "08006");
            } catch (SQLException e) {
                Duration remaining = patience.minusNanos(System.nanoTime() - begun);
                if (!mayPass(e) || remaining.compareTo(pause) < 0) {
                    throw e;
                }
                if (tries == 1) {
                    progress.accept("PostgreSQL at " + address + " does not answer; it may be asleep: waiting up to "
                            + patience.toSeconds() + " s");
                }
                rest(pause);
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            }
        }
    }

    /** Connects, or gives up in time. */
    static Connection open(PostgresAddress address, Duration atMost) throws SQLException {
        Properties properties = address.driverProperties();
        String seconds = Long.toString(Math.max(1, shorter(atMost, LONGEST_TRY).toSeconds()));
        properties.putIfAbsent("connectTimeout", seconds);
        properties.putIfAbsent("loginTimeout", seconds);
        properties.putIfAbsent("socketTimeout", "60");
        Connection connection = new Driver().connect(address.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not take the address", "08004");
        }
        return connection;
    }

    /** Whether the server had to be waited for. */
    boolean wasCold() {
        return tries > 1;
    }

    /** As in {@code 4.2 s, at try 5 (cold start)}. */
    String inWords() {
        String time = String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1_000.0);
        return wasCold() ? time + ", at try " + tries + " (cold start)" : time;
    }

    private static boolean mayPass(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof GeneralSecurityException) {
                return false;
            }
        }
        return PASSING.contains(String.valueOf(failure.getSQLState()));
    }

    private static Duration seconds(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > LONGEST_WAIT_SECONDS) {
            throw new StoreUnavailableException(
                    WAIT + " is a number of seconds from 0 to " + LONGEST_WAIT_SECONDS + ", not " + text);
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static void rest(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while waiting for PostgreSQL", e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
