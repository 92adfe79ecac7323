package dev.polyshop.relational.wiring;

import dev.polyshop.relational.Isolation;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections by way of a {@link dev.polyshop.relational.engine.TransactionPooler}: whatever a session would keep, each
 * transaction is told anew, and for itself alone ({@code SET TRANSACTION}, {@code set_config(…, is_local => true)}), so
 * that nothing of it stays with a server session that the pooler lends to somebody else next.
 *
 * <p>A transaction of several statements is told when it begins, in one message with BEGIN: one round trip more than
 * without a pooler. A statement on its own carries the telling before it, in the same message: in the extended query
 * protocol all that comes before one Sync is one transaction, so it costs no round trip.
 */
final class TransactionScopedConnections extends DelegatingDataSource {

    private final String schema;
    private final String telling;

    /**
     * @param connections to the pooler
     * @param schema where the tables are
     * @param settings what each transaction is told, with the values
     */
    TransactionScopedConnections(DataSource connections, String schema, Map<String, String> settings) {
        super(connections);
        this.schema = schema;
        this.telling = settings.entrySet().stream()
                .map(entry -> "pg_catalog.set_config('" + entry.getKey() + "', '"
                        + entry.getValue().replace("'", "''") + "', true)")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, new Borrowed(super.getConnection()));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                TransactionScopedConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** A connection, from when it is taken out of the pool until it goes back. For one thread at a time. */
    private final class Borrowed implements InvocationHandler {

        private final Connection connection;
        private int isolation = Connection.TRANSACTION_READ_COMMITTED;
        private boolean told;

        Borrowed(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "setTransactionIsolation" -> {
                    // The driver would say SET SESSION CHARACTERISTICS, to whichever session it is lent.
                    isolation = arguments != null && arguments[0] instanceof Integer level ? level : isolation;
                    return null;
                }
                case "getTransactionIsolation" -> {
                    return isolation;
                }
                case "getSchema" -> {
                    return schema;
                }
                case "setSchema" ->
                    throw new SQLFeatureNotSupportedException(
                            "a connection by way of a transaction pooler keeps its schema: say SET LOCAL search_path");
                case "prepareCall" -> throw new SQLFeatureNotSupportedException("procedures are called by SQL");
                // Said again within a transaction, it changes nothing; otherwise it ends one.
                case "setAutoCommit" -> told = told && arguments != null && Boolean.FALSE.equals(arguments[0]);
                case "commit" -> told = false;
                case "rollback" -> told = told && arguments != null;
                case "createStatement", "prepareStatement", "unwrap" -> {
                    return statement(proxy, method, arguments);
                }
                default -> {}
            }
            return call(connection, method, arguments);
        }

        private @Nullable Object statement(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!connection.getAutoCommit()) {
                tell();
                return call(connection, method, arguments);
            }
            if (method.getName().equals("unwrap")) {
                return call(connection, method, arguments);
            }
            @Nullable Object[] withTelling = withTelling(arguments);
            boolean toldBefore = arguments != null && withTelling[0] != arguments[0];
            Statement statement = (Statement) Objects.requireNonNull(call(connection, method, withTelling));
            Class<? extends Statement> type = method.getReturnType().asSubclass(Statement.class);
            return proxy(type, new Alone((Connection) proxy, statement, toldBefore));
        }

        /** At the start of a transaction; the driver sends BEGIN along with it. */
        private void tell() throws SQLException {
            if (!told) {
                told = true;
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level " + Isolation.name(isolation) + "; " + telling);
                }
            }
        }
    }

    /** A statement outside a transaction, told by the statement before it in the same message. */
    private final class Alone implements InvocationHandler {

        private final Connection connection;
        private final Statement statement;
        private boolean toldBefore;

        Alone(Connection connection, Statement statement, boolean toldBefore) {
            this.connection = connection;
            this.statement = statement;
            this.toldBefore = toldBefore;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            switch (method.getName()) {
                case "getConnection" -> {
                    return connection;
                }
                case "addBatch", "executeBatch", "executeLargeBatch" ->
                    throw new SQLFeatureNotSupportedException(
                            "a batch by way of a transaction pooler needs a transaction");
                case "execute" -> {
                    return execute(arguments);
                }
                case "executeQuery" -> {
                    execute(arguments);
                    return statement.getResultSet();
                }
                case "executeUpdate" -> {
                    execute(arguments);
                    return statement.getUpdateCount();
                }
                case "executeLargeUpdate" -> {
                    execute(arguments);
                    return statement.getLargeUpdateCount();
                }
                default -> {
                    return call(statement, method, arguments);
                }
            }
        }

        /** Executes it and steps over the answer to the telling; whether the statement's own answer is rows. */
        private boolean execute(@Nullable Object @Nullable [] arguments) throws Throwable {
            boolean rows;
            if (arguments == null) {
                rows = ((PreparedStatement) statement).execute();
            } else {
                if (arguments.length > 1) {
                    throw new SQLFeatureNotSupportedException("generated keys are asked for by RETURNING");
                }
                @Nullable Object[] withTelling = withTelling(arguments);
                toldBefore = withTelling[0] != arguments[0];
                rows = statement.execute((String) Objects.requireNonNull(withTelling[0]));
            }
            return toldBefore ? statement.getMoreResults() : rows;
        }
    }

    /** The arguments of a method whose first one is SQL, if it has one. */
    private @Nullable Object[] withTelling(@Nullable Object @Nullable [] arguments) {
        if (arguments == null) {
            return new Object[0];
        }
        @Nullable Object[] others = arguments.clone();
        // VACUUM refuses to be in one transaction with anything, and names its tables in full.
        if (others.length > 0
                && others[0] instanceof String sql
                && !sql.stripLeading().startsWith("vacuum")) {
            others[0] = telling + "; " + sql;
        }
        return others;
    }
}
