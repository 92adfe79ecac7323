package dev.polyshop.relational.wiring;

import dev.polyshop.relational.engine.PostgresAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The schema changes, by Flyway, which works in sessions: it sets their {@code search_path} and their role. */
final class Migrations {

    private Migrations() {}

    /** Brings a schema up to date. */
    static void run(PostgresAddress address, String schema) throws SQLException {
        Optional<PostgresAddress> direct = address.whereSessionsLast();
        if (direct.isPresent()) {
            PostgresAddress around = direct.get();
            migrate(new SimpleDriverDataSource(new Driver(), around.jdbcUrl(), around.driverProperties()), schema);
        } else {
            inOneTransaction(address, schema);
        }
    }

    private static void migrate(DataSource connections, String schema) {
        Flyway.configure(Migrations.class.getClassLoader())
                .loggers("slf4j")
                .dataSource(connections)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .locations("classpath:dev/polyshop/relational/migrations")
                .load()
                .migrate();
    }

    /**
     * Behind a transaction pooler that nobody knows a way around, one transaction is the longest that a session lasts:
     * so all changes are in one, which PostgreSQL allows for tables and indexes too. What Flyway sets for the session
     * is set back in the same transaction, so that the next to borrow the session finds nothing of it.
     */
    private static void inOneTransaction(PostgresAddress pooled, String schema) throws SQLException {
        try (Connection connection = pooled.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                migrate(new SameConnection(connection), schema);
                statement.execute("reset role; reset search_path");
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /** The same connection for all who ask, whose transaction they do not end. */
    private static final class SameConnection extends AbstractDataSource {

        private static final Set<String> KEPT_BACK = Set.of("close", "commit", "rollback", "setAutoCommit");

        private final Connection kept;

        SameConnection(Connection connection) {
            this.kept = (Connection) Proxy.newProxyInstance(
                    Migrations.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (KEPT_BACK.contains(method.getName())) {
                            return null;
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }

        @Override
        public Connection getConnection() {
            return kept;
        }

        @Override
        public Connection getConnection(String user, String password) {
            return kept;
        }
    }
}
