package dev.polyshop.relational.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyshop.contract.BulkFloor;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Mode;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.StoreUnavailableException;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.catalog.Product;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.search.SearchQuery;
import dev.polyshop.contract.units.UnitOfWork;
import dev.polyshop.relational.PostgresEngine;
import dev.polyshop.relational.Samples;
import dev.polyshop.relational.engine.PgBouncer;
import dev.polyshop.relational.engine.PostgresUrl;
import dev.polyshop.relational.engine.ServerOfOthers;
import dev.polyshop.relational.engine.SleepingEndpoint;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("By way of PgBouncer with transaction pooling and TLS")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PooledEndpointTest {

    /** What a session can keep, of which the shop uses some: settings, prepared statements, locks, temporary tables. */
    private static final String SESSION = """
            select concat_ws('; ', current_setting('search_path'), current_setting('role'),
                current_setting('default_transaction_isolation'), current_setting('synchronous_commit'),
                current_setting('lock_timeout'), current_setting('client_min_messages'),
                (select count(*) from pg_prepared_statements),
                (select count(*) from pg_locks where locktype = 'advisory'),
                (select count(*) from pg_class where relpersistence = 't'))""";

    private final ServerOfOthers server = ServerOfOthers.start();
    private @Nullable PgBouncer pooler;

    @BeforeAll
    void startPooler() {
        pooler = PgBouncer.before(server);
    }

    @AfterAll
    void stop() {
        if (pooler != null) {
            pooler.close();
        }
        server.close();
    }

    @Test
    @DisplayName("the pooler is seen by how it behaves, and a server by itself is not taken for one")
    void isSeen() {
        try (Engine pooled = start(Map.of());
                Engine direct = PostgresEngine.reach(server.url(), Map.of())) {
            assertThat(pooled.facts().settings()).containsEntry("pooling", "transaction");
            assertThat(direct.facts().settings()).containsEntry("pooling", "none");
        }
    }

    @Test
    @DisplayName("the environment's word about it goes before what is seen, and has to be true or false")
    void canBeSaid() {
        try (Engine said = start(Map.of("POLYSHOP_POSTGRES_POOLED", "false"))) {
            assertThat(said.facts().settings()).containsEntry("pooling", "none");
        }
        assertThatThrownBy(() -> start(Map.of("POLYSHOP_POSTGRES_POOLED", "maybe")))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("POLYSHOP_POSTGRES_POOLED is true or false");
    }

    @Test
    @DisplayName("the certificate is checked where the address asks for it")
    void checksTheCertificate() {
        String checked = url("verify-full") + "&sslrootcert=" + pooler().authority();
        try (Engine engine = PostgresEngine.reach(checked, Map.of())) {
            assertThat(engine.facts().version()).startsWith("18.");
        }
        String foreign = url("verify-full") + "&sslrootcert=system";
        assertThatThrownBy(() -> PostgresEngine.reach(foreign, Map.of()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("cannot be used")
                .hasMessageNotContaining(ServerOfOthers.PASSWORD);
        assertThatThrownBy(() -> PostgresEngine.reach(url("disable"), Map.of()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("SSL required");
    }

    @Test
    @DisplayName("a store with no way around the pooler makes its tables, works, and takes everything with it")
    void works() {
        String namespace = PostgresEngine.freshNamespace();
        try (Engine engine = start(Map.of())) {
            try (RelationalStore store = (RelationalStore) engine.open(StoreSettings.of(namespace))) {
                assertThat(store.support(Capability.SEARCH_TYPO_TOLERANCE)).isEqualTo(new Support.Full());
                worksWith(store);
            }
            assertThat(schemas(namespace)).isEmpty();
        }
    }

    @Test
    @DisplayName("a store that knows a way around the pooler sends the migrations there")
    void migratesAround() {
        Map<String, String> around = Map.of("POLYSHOP_POSTGRES_DIRECT_URL", server.url());
        try (Engine engine = start(around);
                RelationalStore store =
                        (RelationalStore) engine.open(StoreSettings.of(PostgresEngine.freshNamespace()))) {
            assertThat(engine.facts().settings())
                    .containsEntry("pooling", "transaction; migrations go to " + server.address());
            worksWith(store);
        }
    }

    @Test
    @DisplayName("each transaction has its own isolation, also with fewer sessions than connections")
    void keepsIsolation() throws SQLException {
        try (Engine engine = start(Map.of());
                RelationalStore store =
                        (RelationalStore) engine.open(StoreSettings.of(PostgresEngine.freshNamespace()))) {
            Product product = Samples.product("Lamp");
            store.shop().catalog().add(product);
            for (Mode mode : store.modes()) {
                try (UnitOfWork unit = store.shop(mode).units().begin()) {
                    assertThat(unit.product(product.id())).isPresent();
                    unit.commit();
                }
            }
            for (int level : List.of(Connection.TRANSACTION_SERIALIZABLE, Connection.TRANSACTION_REPEATABLE_READ)) {
                for (int i = 0; i < 2 * PgBouncer.SESSIONS; i++) {
                    try (Connection connection = store.connections().getConnection()) {
                        connection.setTransactionIsolation(level);
                        connection.setAutoCommit(false);
                        assertThat(ask(connection, "show transaction_isolation"))
                                .isEqualTo(
                                        level == Connection.TRANSACTION_SERIALIZABLE
                                                ? "serializable"
                                                : "repeatable read");
                        connection.rollback();
                        connection.setAutoCommit(true);
                        assertThat(ask(connection, "show transaction_isolation"))
                                .isEqualTo("read committed");
                    }
                }
            }
        }
    }

    @Test
    @DisplayName("a proxy in between may have another name than the certificate")
    void isReachedThroughAProxy() {
        String checked = url("verify-full") + "&sslrootcert=" + pooler().authority();
        try (SleepingEndpoint proxy = new SleepingEndpoint(pooler().address());
                Engine engine = PostgresEngine.reach(checked, Map.of())) {
            proxy.stir();
            proxy.wake();
            StoreSettings settings =
                    StoreSettings.of(PostgresEngine.freshNamespace()).through(proxy.address());
            try (RelationalStore store = (RelationalStore) engine.open(settings)) {
                assertThat(store.shop().catalog().count()).isZero();
                assertThat(proxy.taken()).isPositive();
            }
        }
    }

    @Test
    @DisplayName("what a pooler cannot keep is refused instead of being kept somewhere else")
    void refusesSessionState() throws SQLException {
        try (Engine engine = start(Map.of());
                RelationalStore store =
                        (RelationalStore) engine.open(StoreSettings.of(PostgresEngine.freshNamespace()));
                Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> connection.setSchema("public"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
            assertThatThrownBy(() -> statement.addBatch("select 1"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class);
        }
    }

    private void worksWith(RelationalStore store) {
        List<Product> products = IntStream.range(0, 1_200)
                .mapToObj(i -> Samples.product("Lantern " + i))
                .toList();
        assertThat(store.shop().catalog().importAll(products.iterator()).accepted())
                .isEqualTo(1_200);
        assertThat(store.shop().search().search(SearchQuery.of("lanterm")).total())
                .isEqualTo(1_200);
        Product one = products.getFirst();
        store.shop().catalog().replace(one.withName("Torch"));
        assertThat(store.shop().catalog().find(one.id()).orElseThrow().name()).isEqualTo("Torch");
        BulkFloor floor = store.bulkFloor();
        assertThat(floor.loadProducts(products.iterator())).isEqualTo(1_200);
        floor.discard();
        assertNothingStaysInSessions();
    }

    /** As another client of the same pooler finds its sessions: holding all of them at once, each in a transaction. */
    private void assertNothingStaysInSessions() {
        String untouched =
                server.administrator().sql(SESSION).query(String.class).single();
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i < PgBouncer.SESSIONS; i++) {
                Connection connection = PostgresUrl.parse(url("require") + "&prepareThreshold=0")
                        .connect();
                held.add(connection);
                connection.setAutoCommit(false);
                assertThat(ask(connection, SESSION)).as("session %d", i + 1).isEqualTo(untouched);
            }
            for (Connection connection : held) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> schemas(String prefix) {
        return server.administrator()
                .sql("select nspname from pg_namespace where starts_with(nspname, :prefix)")
                .param("prefix", prefix)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private Engine start(Map<String, String> variables) {
        return PostgresEngine.reach(url("require"), variables);
    }

    private PgBouncer pooler() {
        return Objects.requireNonNull(pooler);
    }

    private String url(String sslmode) {
        return server.url(pooler().address()) + "?sslmode=" + sslmode;
    }
}
